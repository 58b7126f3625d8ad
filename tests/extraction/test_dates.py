"""Dates: what they say with a day of publication, and what the text alone says."""

from collections.abc import Iterator
from datetime import date

import pytest

from wayhome.extraction.article import Article, Clock
from wayhome.extraction.dates import find_dates
from wayhome.extraction.facts import Dated
from wayhome.extraction.parsed import parse
from wayhome.extraction.understood import Understood
from wayhome.extraction.words import lexicon

PUBLISHED = date(2020, 5, 6)  # a Wednesday


def dates_of(text: str, published: date | None = PUBLISHED) -> list[Dated]:
    return list(find_dates(Understood(parse(Article.of("a.txt", text, published), Clock.of(60)))))


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("The barn burned on 3 March 2015.", "3 March 2015", "2015-03-03"),
        ("The barn burned on the 3rd of March, 2015.", "3rd of March, 2015", "2015-03-03"),
        ("The judge will rule on Tuesday.", "Tuesday", "2020-05-12"),
        ("The judge ruled on Tuesday.", "Tuesday", "2020-05-05"),
        ("The judge ruled last Tuesday.", "last Tuesday", "2020-05-05"),
        ("The judge will rule next Tuesday.", "next Tuesday", "2020-05-12"),
        ("She has been missing since December.", "December", "2019-12"),
        ("A visit is planned for January.", "January", "2021-01"),
        ("The visit was moved to January.", "January", "2021-01"),
        ("She came to see them on Monday.", "Monday", "2020-05-04"),
        ("He left two weeks ago.", "two weeks ago", "2020-04-22"),
        ("He left two years ago.", "two years ago", "2018"),
        ("They met earlier this week.", "earlier this week", "2020-W19"),
        ("The mill closed in the first half of 2021.", "the first half of 2021", "2021-01/2021-06"),
        ("The mill closed in the early 1990s.", "the early 1990s", "199X"),
        (
            "Between March and June 2019 it stood empty.",
            "Between March and June 2019",
            "2019-03/2019-06",
        ),
        (
            "It will open in the first week of July.",
            "the first week of July",
            "2020-07-01/2020-07-07",
        ),
        ("It will open by the end of the year.", "the end of the year", "2020-12"),
        ("It closed in the autumn of 2004.", "the autumn of 2004", "2004-23"),
    ],
)
def test_date_is_reckoned_from_the_day_of_publication(sentence: str, words: str, edtf: str) -> None:
    found = dates_of(sentence)

    assert [(each.span.text, each.edtf) for each in found] == [(words, edtf)]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The judge was due to rule on Monday.", "2020-05-04"),
        ("The judge was due to rule on Friday.", "2020-05-08"),
        ("The judge was to rule on Tuesday.", "2020-05-05"),
        ("The judge had been expected to rule on Thursday.", "2020-05-07"),
        ("The judge was due to rule on Friday, but fell ill.", "2020-05-01"),
        ("The ruling, set for Friday, was put off.", "2020-05-08"),
        ("Crowds came ahead of Friday's ruling.", "2020-05-08"),
        ("She fled before Monday's ruling.", "2020-05-04"),
        ("She was held until Thursday.", "2020-05-07"),
        ("The judge has summoned them to a hearing on Friday.", "2020-05-08"),
    ],
)
def test_weekday_of_what_was_due_is_the_nearest_unless_it_was_crossed(
    sentence: str, edtf: str
) -> None:
    assert [each.edtf for each in dates_of(sentence)] == [edtf]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("She said on Monday that they would meet on Tuesday.", ["2020-05-04", "2020-05-05"]),
        ("They will meet on Tuesday, she said on Friday.", ["2020-05-05", "2020-05-01"]),
        ("They would meet on Tuesday, she said.", ["2020-05-12"]),
    ],
)
def test_weekday_of_what_was_said_to_come_follows_the_day_it_was_said(
    sentence: str, days: list[str]
) -> None:
    assert [each.edtf for each in dates_of(sentence)] == days


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The barn burned on June 7.", ["XXXX-06-07"]),
        ("The barn burned last week.", [None]),
        ("The barn burned on Tuesday.", [None]),
        ("LAGOS, 4 March - The barn burned last month.", ["XXXX-03-04", "XXXX-02"]),
        ("LAGOS, 4 March 2008 - The barn burned on Monday.", ["2008-03-04", "2008-03-03"]),
        ("The barn burned from August 18 to 20.", ["XXXX-08-18/XXXX-08-20"]),
    ],
)
def test_no_year_is_guessed_without_a_day_of_publication(
    text: str, alone: list[str | None]
) -> None:
    found = dates_of(text, published=None)

    assert [each.edtf for each in found] == alone
    assert [each.without_publication_date for each in found] == alone


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials may meet them.",
        "The men had to march for hours.",
        "Some 2010 workers stayed.",
        "Resolution 1973 stands.",
        "She was jailed for three years.",
        "The committee meets every Monday.",
        "The fall of the government came soon.",
        "Repeal Decree 2014-61 now.",
        "They paid 2,019 dollars.",
    ],
)
def test_what_only_looks_like_a_date_is_none(sentence: str) -> None:
    assert dates_of(sentence) == []


def test_a_day_after_another_is_reckoned_from_it() -> None:
    found = dates_of(
        "He was arrested on 3 March 2015. The following Tuesday he fled, and in June he wrote."
    )

    assert [each.edtf for each in found] == ["2015-03-03", "2015-03-10", "2015-06"]


def _examples() -> Iterator[tuple[str, str]]:
    for entry in lexicon("dates"):
        yield entry.rule, entry.example


@pytest.mark.parametrize(("rule", "example"), list(_examples()))
def test_every_wording_dates_its_example(rule: str, example: str) -> None:
    assert dates_of(example), rule
