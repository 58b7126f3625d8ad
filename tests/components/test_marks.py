"""A marked source is still the source."""

from hypothesis import given
from hypothesis import strategies as st

from wayhome.web.components.marked_source.marks import Mark, pieces

_SPANS = st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40)), max_size=8)


@given(text=st.text(max_size=30), spans=_SPANS)
def test_pieces_joined_are_the_text_when_marks_overlap_or_lie_outside(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [Mark(start, end, f"p{place}", "1") for place, (start, end) in enumerate(spans)]

    cut = list(pieces(text, marks))

    assert "".join(piece.text for piece in cut) == text


@given(text=st.text(min_size=1, max_size=30), data=st.data())
def test_mark_covers_its_passage_and_opens_once_when_others_cross_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    own = Mark(start, end, "own", "1")
    others = [Mark(s, e, "other", "2") for s, e in data.draw(_SPANS)]

    cut = list(pieces(text, [own, *others]))

    assert "".join(piece.text for piece in cut if own in piece.marks) == text[start:end]
    assert sum(own in piece.opening for piece in cut) == 1
