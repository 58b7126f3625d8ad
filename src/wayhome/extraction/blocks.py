"""Blocks of a plain text: which paragraphs are the article and which are page furniture.

The text itself is never cut: blocks are spans into it (code points, end exclusive), so that a
passage found in a block is exact in the source as well. Where no article is found at all, every
line that is not furniture by its own words is taken for it: nothing is lost without being seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from wayhome.extraction.furniture import (
    ends_article,
    heads_links,
    heads_summary,
    is_author_note,
    is_furniture,
    is_letterhead,
    is_signature,
)


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


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it stands, or several that were wrapped at a margin."""

    start: int
    end: int
    words: str
    is_indented: bool
    is_bullet: bool

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.words)) and not _CUT.search(self.words)

    @property
    def is_prose(self) -> bool:
        """Whether it can be a paragraph of an article."""
        return self.is_sentence and len(self.words) >= _SHORT


_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_BULLET = re.compile(r"^\s*(?:[•·▪◦*»→›–-]|\d{1,2}[.)]|\([a-z\d]\))\s")
_SENTENCE_END = re.compile(r"[.!?;:…។៕。！？,]['\"”’»)\]]*\s*$|[.!?]\s*\([^)]{2,40}\)$")
_CUT = re.compile(r"(?:…|\.\.\.)$")
_CREDIT = re.compile(
    r"(\((?i:courtesy|photo|image|picture|file)[^)]*\)|\b[A-Z][A-Z .'’/-]{5,})\s*$"
    r"|\((left|right|centre|center|pictured)\)"
)
_CAPTION = re.compile(
    r"^(?:photo|picture|image|pictured|file photo|caption|photograph|above|a file photo)\s*[:—–-]",
    re.IGNORECASE,
)
_LONGEST_TITLE = 200
_SHORT = 60
_FEW = 3
_MARGIN = (45, 100)
_FULL = 0.7


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text in order, each with its label."""
    lines = list(_lines(text))
    first = next((at for at, line in enumerate(lines) if _begins(line)), len(lines))
    last = max((at for at, line in enumerate(lines) if _is_article(line)), default=-1)
    labels = _head(lines[:first]) + _rest(lines, first, last)
    labels = _without_copies(lines, labels)
    if BlockLabel.BODY not in labels:
        labels = _whatever_there_is(lines, labels)
    return tuple(
        Block(line.start, line.end, label) for line, label in zip(lines, labels, strict=True)
    )


def body_text(text: str) -> str:
    """The article alone, paragraphs parted by an empty line."""
    parts = [text[b.start : b.end] for b in blocks(text) if b.label is BlockLabel.BODY]
    return "\n\n".join(parts)


def _lines(text: str) -> Iterator[_Line]:
    """Each line; those of a paragraph that was wrapped at a margin are one."""
    for match in _PARAGRAPH.finditer(text):
        lines, offset = [], match.start()
        # The blanks before the first line stand before the match.
        before = text[text.rfind("\n", 0, offset) + 1 : offset]
        for number, line in enumerate(match.group().split("\n")):
            if line.strip():
                begin = offset + len(line) - len(line.lstrip())
                lead = before if not number else line[: len(line) - len(line.lstrip())]
                end = offset + len(line.rstrip())
                # Two blanks part the links of a menu.
                words = re.sub(r"[^\S\n]{2,}", "  ", line.strip())
                lines.append(
                    _Line(begin, end, words, bool(lead), bool(_BULLET.match(line.strip() + " ")))
                )
            offset += len(line) + 1
        yield from [_joined(lines)] if _is_wrapped(lines) else lines


def _is_wrapped(lines: list[_Line]) -> bool:
    """Whether lines of a paragraph were broken at a margin: even lengths, sentences running over."""
    if len(lines) < 2 or any(line.is_bullet for line in lines[1:]):
        return False
    lengths = [len(line.words) for line in lines]
    least, most = _MARGIN
    even = all(length >= _FULL * max(lengths) for length in lengths[:-1])
    runs_over = any(line.words[0].islower() for line in lines[1:])
    return least <= max(lengths) <= most and even and runs_over


def _joined(lines: list[_Line]) -> _Line:
    words = " ".join(line.words for line in lines)
    return replace(lines[0], end=lines[-1].end, words=words)


def _begins(line: _Line) -> bool:
    """Whether the article begins with a line."""
    return (
        line.is_prose
        and not line.is_bullet
        and not is_furniture(line.words)
        and not _is_caption(line.words)
        and not _is_caption_like(line)
    )


def _is_article(line: _Line) -> bool:
    """Whether a line is surely of an article."""
    return line.is_sentence and not is_furniture(line.words) and not line.words.endswith(":")


def _is_caption(words: str) -> bool:
    return bool(_CAPTION.match(words))


def _is_caption_like(line: _Line) -> bool:
    """Whether a line ends in a credit, as lines under pictures do."""
    return bool(_CREDIT.search(line.words))


def _head(lines: list[_Line]) -> list[BlockLabel]:
    """Labels of what stands before the article: one title, perhaps a standfirst and captions."""
    labels = [_head_label(line) for line in lines]
    open_ones = [at for at, label in enumerate(labels) if label is None]
    named = [at for at in open_ones if not is_letterhead(lines[at].words)] or open_ones
    long = [at for at in named if len(lines[at].words.split()) > _FEW] or named
    title = long[0] if long else None
    links = summary = False
    found: list[BlockLabel] = []
    for at, (line, label) in enumerate(zip(lines, labels, strict=True)):
        links = heads_links(line.words) or (links and line.is_bullet)
        summary = heads_summary(line.words) or (summary and line.is_bullet)
        if summary:
            found.append(BlockLabel.STANDFIRST)
        elif links or line.is_bullet:
            found.append(BlockLabel.FURNITURE)
        elif label is not None:
            found.append(label)
        elif at == title:
            found.append(BlockLabel.TITLE)
        else:
            found.append(_beside_title(line, behind=title is not None and at > title))
    return found


def _head_label(line: _Line) -> BlockLabel | None:
    """The label of a line before the article by its own words; None when it may be a title."""
    if is_furniture(line.words) or line.is_bullet:
        return BlockLabel.FURNITURE
    if _is_caption(line.words) or (_is_caption_like(line) and not line.words.isupper()):
        return BlockLabel.CAPTION
    return None if len(line.words) <= _LONGEST_TITLE else BlockLabel.BODY


def _beside_title(line: _Line, *, behind: bool) -> BlockLabel:
    """The label of a further line that could have been a title."""
    if is_signature(line.words):
        return BlockLabel.FURNITURE
    if behind and len(line.words.split()) > _FEW:
        return BlockLabel.STANDFIRST
    return BlockLabel.BODY if behind and line.is_sentence else BlockLabel.FURNITURE


def _rest(lines: list[_Line], first: int, last: int) -> list[BlockLabel]:
    """Labels from the first line of the article on."""
    found: list[BlockLabel] = []
    over = links = told = False
    for at in range(first, len(lines)):
        line = lines[at]
        over = over or (ends_article(line.words) and at > first)
        links = _in_links(line, links=links)
        ends = at > first and at == len(lines) - 1 and is_author_note(line.words)
        if over or links or ends or is_furniture(line.words):
            label = BlockLabel.FURNITURE
        elif _is_caption(line.words):
            label = BlockLabel.CAPTION
        else:
            within = at < last or told or line.is_sentence
            label = _of_article(line, within=within, listed=told)
        if line.is_bullet and label is BlockLabel.FURNITURE:
            links = True
        told = (
            line.words.endswith((":", ",", ";"))
            or (told and line.is_bullet)
            or (told and at > last)
        )
        found.append(label)
    return found


def _in_links(line: _Line, *, links: bool) -> bool:
    """Whether a line stands in a list of links: under its heading, until prose begins again."""
    if heads_links(line.words):
        return True
    return links and (line.is_bullet or line.is_indented or not line.is_prose)


def _of_article(line: _Line, *, within: bool, listed: bool) -> BlockLabel:
    """The label of a line between the first and the last of the article."""
    if line.is_bullet:
        return BlockLabel.BODY if listed or line.is_sentence else BlockLabel.FURNITURE
    return BlockLabel.BODY if within else BlockLabel.FURNITURE


def _without_copies(lines: list[_Line], labels: list[BlockLabel]) -> list[BlockLabel]:
    """A second copy of a title or caption is furniture; a standfirst may stand again as body."""
    seen: dict[str, BlockLabel] = {}
    found: list[BlockLabel] = []
    for line, label in zip(lines, labels, strict=True):
        copied = seen.get(line.words) in {BlockLabel.TITLE, BlockLabel.CAPTION}
        seen.setdefault(line.words, label)
        found.append(BlockLabel.FURNITURE if copied else label)
    return found


def _whatever_there_is(lines: list[_Line], labels: list[BlockLabel]) -> list[BlockLabel]:
    """Labels of a text in which no article was found: all that is not furniture by its words."""
    kept = [not is_furniture(line.words) for line in lines]
    if not any(kept):
        return [BlockLabel.BODY] * len(lines)
    return [
        BlockLabel.BODY if keep and (label is not BlockLabel.TITLE or line.is_sentence) else label
        for line, keep, label in zip(lines, kept, labels, strict=True)
    ]
