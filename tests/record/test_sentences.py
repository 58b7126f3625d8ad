"""The sentence around a verb: from its beginning to its end, whatever is shortened in it."""

import pytest

from wayhome.record.domain.sentences import LONGEST, sentence_around


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (
            "It rained. Ana Duarte met Mr. Sollis on Monday. She left.",
            "met",
            "Ana Duarte met Mr. Sollis on Monday.",
        ),
        ("Title\n\nAna Duarte met J. Sollis", "met", "Ana Duarte met J. Sollis"),
        ("“Go.” Ana met him in Oslo.", "met", "Ana met him in Oslo."),
        ("ម៉ាលី បានជួប ពិសិដ្ឋ។ ពួកគេ ចេញ។", "បានជួប", "ម៉ាលី បានជួប ពិសិដ្ឋ។"),
        ("met", "met", "met"),
        (f"Ana met {'and ' * LONGEST}Ben.", "met", "met"),
    ],
)
def test_sentence_holds_the_words_and_ends_where_it_ends(
    text: str, words: str, sentence: str
) -> None:
    start = text.index(words)

    assert sentence_around(text, start, start + len(words)) == sentence
