"""Citations: publisher, title, date as far as it is known, address, the exact words and their place."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.record.recorded import MOMENT, SOURCE, quote
from wayhome.record.domain.citing import (
    Citation,
    bibtex,
    citation_of,
    csl_json,
    markdown,
    plain,
)
from wayhome.record.domain.edtf import days_of, in_words, parts_of
from wayhome.record.domain.telling import quoted, said_that

READ = date(2022, 9, 20)
WAYS = (plain, markdown, bibtex, csl_json)


def cited(words: str = "Nobody should sleep there") -> Citation:
    """The citation of a statement."""
    return citation_of(quote(words), read_on=READ, withdrawn_on=None)


def test_text_names_all_that_finds_the_words_again() -> None:
    assert plain(cited()) == (
        "Sample Post. “Ministers talk of 41 complaints & more”. 18 September 2022."
        " https://post.example/2022/talks?a=1, read on 20 September 2022."
        " “Nobody should sleep there”"
        f" Fact {quote().id}."
        " Text version 1 (0192f0aa-0000-7000-8000-0000000000bb), characters 10 to 35."
        f" SHA-256 of the source: {'ab' * 32}."
    )


def test_source_is_cited_without_words_or_fact() -> None:
    text = plain(Citation(SOURCE, READ))

    assert "Fact" not in text
    assert "characters" not in text
    assert SOURCE.sha256 in text


@pytest.mark.parametrize("way", WAYS)
def test_withdrawn_fact_is_cited_with_day_and_reason(way: Callable[[Citation], str]) -> None:
    ended = replace(quote(), withdrawn_at=MOMENT, withdrawn_why="Misread")

    text = way(citation_of(ended, read_on=READ, withdrawn_on=MOMENT.date()))

    assert "Withdrawn on 3 February 2023: Misread." in text


@pytest.mark.parametrize("way", WAYS)
def test_citation_stands_when_next_to_nothing_is_known(way: Callable[[Citation], str]) -> None:
    bare = replace(SOURCE, title="", publisher="", published="", url="", language="")

    text = way(Citation(bare, READ))

    assert SOURCE.sha256 in text


def test_each_part_is_a_sentence_when_no_address_is_known() -> None:
    bare = replace(SOURCE, published="", url="")

    assert ". Date not known. Read on 20 September 2022. SHA-256" in plain(Citation(bare, READ))


@pytest.mark.parametrize(
    ("published", "issued"),
    [("2022", [2022]), ("2022-09", [2022, 9]), ("2022-09-18", [2022, 9, 18])],
)
def test_date_is_cited_no_more_exactly_than_it_is_known(published: str, issued: list[int]) -> None:
    source = replace(SOURCE, published=published)

    (item,) = json.loads(csl_json(Citation(source, READ)))

    assert item["issued"] == {"date-parts": [issued]}
    assert f"date = {{{published}}}" in bibtex(Citation(source, READ))


def test_date_with_an_unknown_year_is_no_date_for_reference_managers() -> None:
    source = replace(SOURCE, published="XXXX-06-07")

    (item,) = json.loads(csl_json(Citation(source, READ)))

    assert "issued" not in item
    assert "\n  date =" not in bibtex(Citation(source, READ))


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "“x”"),
        ("fr", "«\u00a0x\u00a0»"),
        ("fr-CA", "«\u00a0x\u00a0»"),
        ("km", "«x»"),
        ("zh", "“x”"),
        ("zh-Hant", "「x」"),
        ("", "“x”"),
    ],
)
def test_words_stand_between_the_marks_of_their_language(language: str, shown: str) -> None:
    assert quoted("x", language) == shown


def test_indirect_words_are_told_as_the_publisher_reports_them() -> None:
    indirect = replace(quote(), fields={**quote().fields, "kind": "indirect"})
    unsaid = replace(quote(), fields={**quote().fields, "speaker": None, "speaker_mention": None})

    assert said_that(quote()) == "Mara Tolvanen said: “Nobody should sleep there”"
    assert said_that(indirect).startswith("According to Mara Tolvanen, as Sample Post reports: ")
    assert said_that(unsaid).startswith("As Sample Post reports: ")


@given(st.text(max_size=80), st.text(max_size=80))
def test_bibtex_keeps_its_braces_in_balance_whatever_the_words(words: str, title: str) -> None:
    source = replace(SOURCE, title=title, url="https://post.example/{a}\\b c")
    text = bibtex(replace(cited(words or "x"), source=source))

    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


@given(st.text(min_size=1, max_size=80))
def test_words_stand_unchanged_in_text_and_reference_managers(words: str) -> None:
    (item,) = json.loads(csl_json(cited(words)))

    assert f"“{words}”" in item["note"]
    assert f"“{words}”" in plain(cited(words))


@given(st.text(alphabet="ab *_[]()<>#`|\\\n", min_size=1, max_size=40))
def test_markdown_gives_the_words_as_words(words: str) -> None:
    lines = markdown(cited(words)).splitlines()

    shown = [re.sub(r"\\(.)", r"\1", line[2:]) for line in lines if line.startswith("> ")]
    assert shown == words.splitlines()


def test_address_cannot_end_its_link_in_markdown() -> None:
    source = replace(SOURCE, url="https://post.example/a>b c")

    assert "(<https://post.example/a%3Eb%20c>)" in markdown(Citation(source, READ))


def test_months_are_written_in_the_language_of_the_reader() -> None:
    with translation.override("fr"):
        assert in_words("2022-09") == "septembre 2022"


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2022-02", ("2022-02-01", "2022-02-28")),
        ("2022-08-18/2022-09-18", ("2022-08-18", "2022-09-18")),
        ("2016-W04", ("2016-01-25", "2016-01-31")),
        ("2021/2022-06", ("2021-01-01", "2022-06-30")),
        ("2022-33", ("2022-01-01", "2022-03-31")),
        ("2022-38", ("2022-05-01", "2022-08-31")),
        ("2022-06-07T09:30", ("2022-06-07", "2022-06-07")),
    ],
)
def test_days_are_all_that_a_date_covers(edtf: str, days: tuple[str, str]) -> None:
    found = days_of(edtf)

    assert found is not None
    assert (found.starts_on.isoformat(), found.ends_on.isoformat()) == days


@pytest.mark.parametrize(
    "edtf",
    [
        *("", None, "XXXX-06-07", "2022/..", "P1M", "2022-13", "2022-02-30", "2022/2021", "0000"),
        # Nobody says which days these are: unsure, cut off, or of no half of the earth.
        *("2022?", "2022-06~", "2022/2023%", "202X", "2022-06-XX", "2022-21", "2021/2022-24"),
    ],
)
def test_no_days_follow_from_a_date_that_is_open_or_no_date(edtf: str | None) -> None:
    assert days_of(edtf) is None
    assert parts_of(edtf or "") == ()


@pytest.mark.parametrize("edtf", ["2022-33", "2016-W04", "2022/2023", "2022-06-07T09:30"])
def test_date_that_is_no_plain_one_stands_as_it_is(edtf: str) -> None:
    assert days_of(edtf) is not None
    assert parts_of(edtf) == ()
    assert in_words(edtf) == edtf
