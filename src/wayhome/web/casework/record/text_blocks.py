"""The text of a source block by block, with its figures marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayhome.extraction.blocks import Block, BlockLabel
from wayhome.record.queries.figures import MarkedFigure
from wayhome.record.queries.sources import SourcePage
from wayhome.web.components.marked_source.marks import Mark, Piece, pieces


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph: article, title, caption or page furniture, cut where marks begin and end."""

    label: BlockLabel
    pieces: tuple[Piece, ...]

    @property
    def is_furniture(self) -> bool:
        """Whether it is no part of the article."""
        return self.label is BlockLabel.FURNITURE


def text_blocks(page: SourcePage) -> tuple[TextBlock, ...]:
    """Every block of the text; figures withdrawn are not marked."""
    numbered = [
        (number, figure)
        for number, figure in enumerate(page.figures, start=1)
        if not figure.is_withdrawn
    ]
    return tuple(
        TextBlock(
            label=block.label,
            pieces=tuple(pieces(page.text[block.start : block.end], _marks(block, numbered))),
        )
        for block in page.blocks
    )


def _marks(block: Block, figures: Sequence[tuple[int, MarkedFigure]]) -> list[Mark]:
    """The marks of a block; one that began in the block before goes on without its number."""
    return [
        Mark(
            start=max(figure.start, block.start) - block.start,
            end=min(figure.end, block.end) - block.start,
            ref=f"figure-{figure.id}" if figure.start >= block.start else "",
            label=str(number),
        )
        for number, figure in figures
        if figure.start < block.end and figure.end > block.start
    ]
