"""The day of publication is read where a page gives it, and the place is told exactly."""

from datetime import date

import pytest

from wayhome.extraction.page_head import page_head
from wayhome.extraction.published import Evidence, day_in, day_in_address
from wayhome.extraction.reading import read

_WORDS = "The harbour office said on Monday that eleven sailors had been found on board. " * 5


def page(head: str, *, before: str = "", body: str = "") -> str:
    """A saved page of one article."""
    return (
        f"<!DOCTYPE html>{before}<html lang='en-GB'><head><title>Sailors</title>{head}</head>"
        f"<body><article>{body}<p>{_WORDS}</p></article></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (
            (
                '<meta property="article:modified_time" content="2025-01-03T10:00:00Z">'
                '<meta property="article:published_time" content="2023-02-27T10:00:00Z">'
            ),
            '<meta property="article:published_time" content="2023-02-27T10:00:00Z">',
        ),
        (
            (
                '<script type="application/ld+json">{broken</script>'
                '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished":'
                ' "2020-01-01"}, {"@type": "NewsArticle", "dateModified": "2025-01-03",'
                ' "datePublished": "2023-02-27T09:00:00+07:00"}]}</script>'
            ),
            '"datePublished": "2023-02-27T09:00:00+07:00"',
        ),
        ('<meta name="DC.date.issued" content="20230227">', '<meta name="DC.date.issued"'),
    ],
)
def test_page_gives_the_day_it_was_published_when_it_was_changed_later(
    head: str, words: str
) -> None:
    found = read(page(head).encode())

    assert found.published is not None
    assert (found.published_on, found.published.evidence) == (
        date(2023, 2, 27),
        Evidence.METADATA,
    )
    assert found.published.words.startswith(words)


def test_time_element_gives_the_day_unless_it_tells_a_change() -> None:
    body = (
        '<time class="updated" datetime="2025-01-03">3 January</time>'
        '<time class="published" datetime="2023-02-27">27 February</time>'
    )

    found = page_head(page("", body=body)).published

    assert found is not None
    assert (found.day, found.is_weak) == (date(2023, 2, 27), False)
    assert found.words == '<time class="published" datetime="2023-02-27">'


def test_address_gives_the_day_when_the_page_says_nothing() -> None:
    head = '<link rel="canonical" href="/2023/02/27/sailors.html">'
    saved = "<!-- saved from url=(0029)https://post.example/archive/ -->"

    found = page_head(page(head, before=saved))

    assert found.url == "https://post.example/2023/02/27/sailors.html"
    assert found.published is not None
    assert (found.published.evidence, found.published.words) == (Evidence.ADDRESS, "/2023/02/27")


def test_day_is_weak_when_two_sure_places_contradict_each_other() -> None:
    head = (
        '<link rel="canonical" href="https://post.example/2021/06/01/sailors.html">'
        '<meta property="article:published_time" content="2023-02-27">'
    )

    found = page_head(page(head)).published

    assert found is not None
    assert (found.day, found.is_weak) == (date(2023, 2, 27), True)


def test_page_tells_its_publisher_and_language() -> None:
    head = '<meta property="og:site_name" content="Sample  Post">'

    found = page_head(page(head))

    assert (found.publisher, found.language) == ("Sample Post", "en")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//", "https://[", "ftp://a.example/"])
def test_page_has_no_address_when_what_it_gives_is_none(address: str) -> None:
    assert page_head(page(f'<link rel="canonical" href="{address}">')).url == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-02-27T23:30:00+07:00", date(2023, 2, 27)),
        ("2023/2/7", date(2023, 2, 7)),
        ("Mon, 27 Feb 2023 23:30:00 +0700", date(2023, 2, 27)),
        ("2023-02-30", None),
        ("0001-01-01", None),
        ("27.02.", None),
        ("", None),
    ],
)
def test_day_is_read_as_written_and_never_guessed(text: str, day: date | None) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize("path", ["/1234/5678/9", "/20231399-x", "/item/20239", "/2023/02/"])
def test_address_without_a_day_gives_none(path: str) -> None:
    assert day_in_address(f"https://post.example{path}") is None


@pytest.mark.parametrize(
    "broken", ["<!--" * 200_000, "<a " * 300_000, "<script type=ld+json>" + "[" * 600_000, "<" * 9]
)
def test_broken_page_tells_nothing_and_ends(broken: str) -> None:
    assert page_head(broken).published is None
