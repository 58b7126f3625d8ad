"""A passage is found again by its words and what stood around them, or said to be lost."""

from hypothesis import given
from hypothesis import strategies as st

from wayhome.record.domain.anchoring import CONTEXT, Place, Quoted, anchored

TEXT = (
    "The ministry said on Monday that it had received 41 complaints.\n\n"
    "Mara Tolvanen asked for an inquiry. The ministry refused it the next day.\n\n"
    "Of the 41 complaints, most came from the harbour."
)
_OTHER = st.text(alphabet="abc xyz.\n", max_size=200)


def quoted(text: str, start: int, end: int) -> Quoted:
    """A passage as it is kept."""
    return Quoted(
        exact=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        start=start,
    )


def passage(words: str, *, nth: int = 0) -> Quoted:
    """Words of the text as a passage."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return quoted(TEXT, start, start + len(words))


@given(before=_OTHER, after=_OTHER, span=st.tuples(st.integers(0, 150), st.integers(3, 60)))
def test_words_are_the_same_when_the_text_changed_elsewhere(
    before: str, after: str, span: tuple[int, int]
) -> None:
    start, end = span[0], min(span[0] + span[1], len(TEXT))
    kept = quoted(TEXT, start, end)
    text = f"{before}\n\n{TEXT}\n\n{after}"

    place = anchored(kept, text)

    shift = len(before) + 2
    assert place == Place(start + shift, end + shift)
    assert text[place.start : place.end] == kept.exact


@given(text=st.text(alphabet="abcdefg Mar\n", max_size=300), words=st.text(min_size=1, max_size=30))
def test_anchor_never_stands_on_other_words(text: str, words: str) -> None:
    place = anchored(Quoted(words, "some", "thing", 0), text)

    if place is not None:
        assert text[place.start : place.end].split() == words.split()


def test_second_of_equal_words_is_found_by_what_stands_around() -> None:
    text = TEXT.replace("on Monday ", "")

    place = anchored(passage("41 complaints", nth=1), text)

    assert place is not None
    assert place.start == text.rindex("41 complaints")


def test_words_are_found_when_a_reader_breaks_lines_otherwise() -> None:
    text = TEXT.replace("asked for an", "asked\nfor  an")

    place = anchored(passage("Mara Tolvanen asked for an inquiry."), text)

    assert place is not None
    assert text[place.start : place.end] == "Mara Tolvanen asked\nfor  an inquiry."


def test_words_are_lost_when_their_paragraph_is_gone() -> None:
    first, _second, third = TEXT.split("\n\n")

    assert anchored(passage("Mara Tolvanen asked"), f"{first}\n\n{third}") is None
    assert anchored(passage("The ministry", nth=1), f"{first}\n\n{third}") is None


def test_short_words_elsewhere_are_another_passage() -> None:
    text = "A wholly different article: it counted 41 complaints, in another country."

    assert anchored(passage("41 complaints"), text) is None
