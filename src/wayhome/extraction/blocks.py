"""Blocks of a plain text: which paragraphs are the article and which are page furniture.

The text itself is never cut: blocks are spans into it (code points, end exclusive), so that a
passage found in a block is exact in the source as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockLabel(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    BODY = "body"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A span of the text with its label."""

    start: int
    end: int
    label: BlockLabel


_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_BULLET = re.compile(r"^\s*[•·▪◦*-]\s")
_SENTENCE_END = re.compile(r"[.!?…។៕。！？]['\"”’»)\]]*\s*$")
_FURNITURE_WORDS = re.compile(
    r"^(accessibility links|breaking news|share( this)?|print|advertisement|related (articles|stories)"
    r"|read more|see also|most (read|popular)|content image\b.*|logo of\b.*|photo( gallery)?"
    r"|subscribe\b.*|sign up\b.*|follow us\b.*|skip to\b.*|next article|previous article"
    r"|(xs|sm|md|lg|xl)(\s+(xs|sm|md|lg|xl))*|comments?|menu|home|search|no media source.*)$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(\((?i:courtesy|photo|image)[^)]*\)|\b[A-Z][A-Z .'’-]{5,})\s*$|\((left|right|centre|center)\)"
)
_LONGEST_TITLE = 160
_SHORT = 60


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text in order, each with its label."""
    found: list[Block] = []
    seen: dict[str, BlockLabel] = {}
    after_article = False
    for start, paragraph in _paragraphs(text):
        words = " ".join(paragraph.split())
        after_article = after_article or bool(_BULLET.match(paragraph) and _has_body(found))
        # A standfirst may stand again inside the article; a second caption or title is furniture.
        repeated = seen.get(words, BlockLabel.BODY) is not BlockLabel.BODY
        label = _label(words, repeated=repeated, found=found)
        if after_article:
            label = BlockLabel.FURNITURE
        seen.setdefault(words, label)
        found.append(Block(start=start, end=start + len(paragraph), label=label))
    return tuple(found)


def body_text(text: str) -> str:
    """The article alone, paragraphs parted by an empty line."""
    parts = [text[b.start : b.end] for b in blocks(text) if b.label is BlockLabel.BODY]
    return "\n\n".join(parts)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph with its start; a teaser's indented lines count as its own paragraph."""
    for match in _PARAGRAPH.finditer(text):
        offset = match.start()
        for line in match.group().split("\n"):
            if line.strip():
                yield offset + len(line) - len(line.lstrip()), line.strip()
            offset += len(line) + 1


def _label(words: str, *, repeated: bool, found: list[Block]) -> BlockLabel:
    """What one paragraph is, from its words and what came before."""
    if repeated or _FURNITURE_WORDS.match(words) or _BULLET.match(words):
        return BlockLabel.FURNITURE
    if not _has_body(found):
        if _CREDIT.search(words):
            return BlockLabel.CAPTION
        titled = any(block.label is BlockLabel.TITLE for block in found)
        if not titled and len(words) <= _LONGEST_TITLE and not _SENTENCE_END.search(words):
            return BlockLabel.TITLE
    if len(words) < _SHORT and not _SENTENCE_END.search(words):
        return BlockLabel.FURNITURE
    return BlockLabel.BODY


def _has_body(found: list[Block]) -> bool:
    """Whether the article has begun."""
    return any(block.label is BlockLabel.BODY for block in found)
