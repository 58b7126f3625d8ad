"""The day a text itself says it was written: in its head, its dateline or its last line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from wayhome.extraction.article import Article
from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.dates.now import Now, Resolve
from wayhome.extraction.dates.wording import choice, words_with

_LEAP = 2000
"""A year in which every day exists, for a dateline that tells no year."""
_DATELINE = 90
_AFTER = re.compile(r"\s*(?:\([^()]{0,60}\)|/[^/]{0,40}/)?\s*(?:[-–—:.|]|$|\n)")
_BEFORE = re.compile(r"(?:[^\Wa-z][\w’'-]*\W*|\b(?:de|du|la|le|el|al|of|the|and)\s){0,7}$")
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """A date where it stands: its place in the article and what it means."""

    start: int
    end: int
    resolve: Resolve


def from_text(article: Article, dates: Iterable[Placed]) -> Now:
    """The present of a text without its day of publication."""
    heading = [
        told for each in dates if (told := each.resolve(Now())) and _heads(article, each, told)
    ]
    with_year = [told for told in heading if not told.startswith("XXXX")]
    return _now((with_year or heading)[0]) if heading else Now()


def dateline(article: Article, dates: Iterable[Placed]) -> Now:
    """The present when the day of publication is known: the dateline's if that is just before."""
    if article.published is None:
        return from_text(article, dates)
    published = article.published
    for each in dates:
        told = each.resolve(Now(published, ahead=False))
        if told and len(told) == len("YYYY-MM-DD") and _is_dateline(article, each):
            day = date.fromisoformat(told)
            if 0 <= (published - day).days <= _NEAR:
                return Now(day)
    return Now(published)


def _now(told: str) -> Now:
    if told.startswith("XXXX"):
        return Now(date.fromisoformat(f"{_LEAP}{told[4:]}"), has_year=False)
    return Now(date.fromisoformat(told))


def _heads(article: Article, each: Placed, told: str) -> bool:
    """Whether a day stands in the head of the text, as its dateline, or alone in a line."""
    if len(told) != len("YYYY-MM-DD"):
        return False
    for block in article.blocks:
        if block.start <= each.start < block.end:
            words = article.text[block.start : block.end]
            if _old().search(words):
                return False
            if block.label is not BlockLabel.BODY:
                return True
            return _is_dateline(article, each) or len(words) < each.end - each.start + 30
    return False


def _is_dateline(article: Article, each: Placed) -> bool:
    """Whether a date opens a paragraph near the beginning: "GENEVA, 4 March (Wire) - "."""
    bodies = [block for block in article.blocks if block.label is BlockLabel.BODY][:3]
    for block in bodies:
        if block.start <= each.start < block.start + _DATELINE and each.end <= block.end:
            before = article.text[block.start : each.start]
            if not before and article.text[each.start : each.end].isalpha():
                return False  # "MONDAY: …", an entry of a diary
            return bool(_BEFORE.match(before) and _AFTER.match(article.text, each.end, block.end))
    return False


@cache
def _old() -> re.Pattern[str]:
    return re.compile(choice(words_with("old")), re.IGNORECASE)
