"""Pasted words are found where they stand, whatever the breaks between them."""

from hypothesis import given
from hypothesis import strategies as st

from wayhome.record.domain.finding_words import places_of

WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)


def test_words_are_found_across_a_break() -> None:
    (place,) = places_of("It received\n289  complaints.", "received 289 complaints")

    assert place.exact == "received\n289  complaints"


def test_nothing_is_found_when_nothing_was_pasted() -> None:
    assert places_of("Some text", " \n ") == ()


@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_place_holds_the_exact_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))

    places = places_of(text, "\n".join(words[first : last + 1]))

    assert places
    assert all(text[place.start : place.end] == place.exact for place in places)


@given(st.text(), st.text())
def test_looking_never_fails(text: str, words: str) -> None:
    for place in places_of(text, words):
        assert text[place.start : place.end] == place.exact
