"""Texts that read nearly the same are found in every script, and others are not."""

import random

import pytest

from wayhome.record.domain.likeness import bands_of, share_in, words_of

_KHMER = "ក្រសួងមហាផ្ទៃបាននិយាយថាខ្លួនបានទទួលពាក្យបណ្ដឹងពីប្រជាពលរដ្ឋជាច្រើននៅក្នុងខែកក្កដា"
_CHINESE = "内政部表示七月份收到四十一宗投诉其中大多数来自港口地区并已展开调查工作"


def invented(seed: int, *, words: int = 300) -> list[str]:
    """A text of invented words."""
    chooser = random.Random(seed)
    return [f"w{chooser.randrange(2000)}" for _ in range(words)]


def changed(words: list[str], share: float) -> list[str]:
    """The same text with this share of its words replaced."""
    chooser = random.Random(7)
    return [word if chooser.random() > share else f"x{at}" for at, word in enumerate(words)]


@pytest.mark.parametrize("seed", range(20))
def test_text_with_a_word_in_twenty_changed_is_found(seed: int) -> None:
    words = invented(seed)

    assert set(bands_of(words)) & set(bands_of(changed(words, 0.05)))


@pytest.mark.parametrize("seed", range(20))
def test_text_of_other_words_is_not_found(seed: int) -> None:
    assert not set(bands_of(invented(seed))) & set(bands_of(invented(seed + 100)))


@pytest.mark.parametrize("text", [_KHMER, _CHINESE])
def test_text_without_blanks_is_found_when_a_little_is_added(text: str) -> None:
    words, more = words_of(text), words_of(text + text[:4])

    assert len(words) > 20
    assert set(bands_of(words)) & set(bands_of(more))


def test_words_are_compared_without_case_and_unseen_signs() -> None:
    assert words_of("The Min\u00adistry\u200b SAID, “no”.") == ["the", "ministry", "said", "no"]


def test_share_counts_each_word_as_often_as_it_stands() -> None:
    assert share_in(["a", "a", "b", "c"], ["a", "b", "b"]) == 50
    assert share_in([], ["a"]) == 0


def test_text_of_a_few_words_is_like_none() -> None:
    assert bands_of(words_of("Read more news here today")) == ()
