"""Which words of a text somebody selected, as an address or a form tells it: two numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Chosen:
    """Code points `start` to `end` (exclusive) of a text; a mere place when they are one."""

    start: int
    end: int

    @classmethod
    def of(cls, given: Mapping[str, str], text: str) -> Self:
        """What an address (`from`, `to`) or a form (`near`) says; nonsense is the text's beginning."""
        start = _place(given.get("from") or given.get("near", ""), text)
        end = _place(given.get("to", ""), text)
        return cls(start, max(start, end))

    def words(self, text: str) -> str:
        """The words between the two, without the blanks around them."""
        return text[self.start : self.end].strip()


def _place(given: str, text: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) <= _MOST_DIGITS):
        return 0
    return min(int(given), len(text))
