"""The text of a source block by block, cut where marks begin and end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wayhome.extraction.blocks import Block, BlockLabel
from wayhome.record.queries.sources import SourcePage
from wayhome.web.components.marked_source.marks import Mark, Piece, pieces


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph: article, title, caption or page furniture, cut where marks begin and end.

    `start` is its place in the text, in code points.
    """

    label: BlockLabel
    start: int
    pieces: tuple[Piece, ...]

    @property
    def is_furniture(self) -> bool:
        """Whether it is no part of the article."""
        return self.label is BlockLabel.FURNITURE


def text_blocks(page: SourcePage, marks: Sequence[Mark]) -> tuple[TextBlock, ...]:
    """Every block of the text with these marks, whose places are those of the text."""
    return tuple(
        TextBlock(
            label=block.label,
            start=block.start,
            pieces=tuple(pieces(page.text[block.start : block.end], list(_inside(block, marks)))),
        )
        for block in page.blocks
    )


def figure_marks(page: SourcePage) -> list[Mark]:
    """A mark for each figure that stands in this text; others keep their number and have none."""
    return [
        Mark(figure.start, figure.end, ref=f"figure-{figure.id}", label=str(number))
        for number, figure in enumerate(page.figures, start=1)
        if not figure.is_withdrawn and figure.id not in page.lost_figures
    ]


def _inside(block: Block, marks: Sequence[Mark]) -> Iterable[Mark]:
    """The marks of a block; one that began in the block before goes on without its number."""
    for mark in marks:
        if mark.start < block.end and mark.end > block.start:
            yield replace(
                mark,
                start=max(mark.start, block.start) - block.start,
                end=min(mark.end, block.end) - block.start,
                ref=mark.ref if mark.start >= block.start else "",
            )
