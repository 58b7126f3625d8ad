"""An article as it is read: its text, its blocks, and the time that may be spent on it."""

import time
from dataclasses import dataclass, field
from datetime import date

from wayhome.extraction.blocks import Block, blocks

LONGEST = 300_000
"""Characters of an article that are read; a book is not an article."""


class TooLong(Exception):
    """Reading an article took longer than allowed; what was found so far stands."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment at which reading an article must end; every loop over sentences asks it."""

    ends: float

    @classmethod
    def of(cls, seconds: float) -> "Clock":
        """A clock that runs out after this many seconds of processor time."""
        return cls(time.process_time() + seconds)

    def check(self) -> None:
        """Raise TooLong once the time is over."""
        if time.process_time() > self.ends:
            raise TooLong


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its name, the day it was published when that is known, and its blocks.

    Without a day of publication no year is ever guessed.
    """

    name: str
    text: str
    published: date | None = None
    blocks: tuple[Block, ...] = field(default=())

    @classmethod
    def of(cls, name: str, text: str, published: date | None = None) -> "Article":
        """An article with its blocks told apart."""
        return cls(name, text, published, blocks(text[:LONGEST]))
