"""What a text version came of, and its paragraphs as they are kept with it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from wayhome.extraction.blocks import Block, BlockLabel, blocks


class WhyVersion(StrEnum):
    """What a text version came of."""

    ADDED = "added"
    READER = "reader"
    BLOCKS = "blocks"


class ReadingOutcome(StrEnum):
    """How reading a text for facts ended."""

    READ = "read"
    CUT_SHORT = "cut_short"
    NO_READER = "no_reader"
    NOT_INSTALLED = "not_installed"


def kept(found: Iterable[Block]) -> list[list[int | str]]:
    """Blocks as a version keeps them."""
    return [[block.start, block.end, block.label.value] for block in found]


def blocks_of(text: str, given: Sequence[Sequence[int | str]] | None) -> tuple[Block, ...]:
    """The blocks that a version keeps; told apart anew for one from before they were kept."""
    if given is None:
        return blocks(text)
    return tuple(Block(int(start), int(end), BlockLabel(str(label))) for start, end, label in given)


def switched(found: Iterable[Block], starts: Collection[int]) -> tuple[Block, ...]:
    """The blocks with those that begin at `starts` switched: furniture to body, all else to it."""
    return tuple(
        replace(block, label=_other(block.label)) if block.start in starts else block
        for block in found
    )


def with_switches(
    text: str, fresh: Iterable[Block], *, before: str, judged: Iterable[Block]
) -> tuple[Block, ...]:
    """Fresh blocks of `text` with what a reviewer had switched in the text `before`, by its words."""
    own = {block.start: block.label for block in blocks(before)}
    labels = {
        before[block.start : block.end]: block.label
        for block in judged
        if own.get(block.start, block.label) is not block.label
    }
    return tuple(
        replace(block, label=labels.get(text[block.start : block.end], block.label))
        for block in fresh
    )


def _other(label: BlockLabel) -> BlockLabel:
    return BlockLabel.BODY if label is BlockLabel.FURNITURE else BlockLabel.FURNITURE
