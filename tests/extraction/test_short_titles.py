"""Short titles in the parse: a title is one with its stop, a name at a sentence's end is not."""

import pytest

from wayhome.extraction.english import english


def sentences(text: str) -> list[str]:
    return [each.text for each in english()(text).sents]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte met Sen. Ben Sollis on Monday.",
        "Sen. Ben Sollis met U.S. Rep. Carla Munro and Gov. J. Duarte.",
        "Republican Sen. Ben Sollis left.",
    ],
)
def test_title_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("second", ["Ministers left.", "The end came.", "He left."])
def test_name_ends_a_sentence(second: str) -> None:
    assert sentences(f"They thanked Hun Sen. {second}") == ["They thanked Hun Sen.", second]
