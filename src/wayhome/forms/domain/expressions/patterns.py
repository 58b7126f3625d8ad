r"""Patterns of `regex()`, matched in time that grows with the text only.

Python's own engine tries one way after another, and a hostile pattern makes it try for years. Here
all ways are followed at once (Thompson 1968), so that no pattern and no answer can stop a page.
Supported: letters and signs, `.`, `[…]`, `\d \w \s` and their opposites, `( | )`, `* + ?`,
`{m}`, `{m,}`, `{m,n}`, `^` at the beginning and `$` at the end. Back references and looking around
are refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

LONGEST_PATTERN = 200
LONGEST_TEXT = 2_000
MOST_STATES = 1_200
_MOST_TIMES = 200
_DEEPEST = 12

Sign = Callable[[str], bool]

_CLASSES: dict[str, Sign] = {
    "d": lambda sign: sign in "0123456789",
    "w": lambda sign: sign.isalnum() or sign == "_",
    "s": str.isspace,
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


class PatternRefused(Exception):
    """The pattern is not one of those that are supported."""


@dataclass(frozen=True, slots=True)
class _One:
    sign: Sign


@dataclass(frozen=True, slots=True)
class _Row:
    parts: tuple["_Part", ...]


@dataclass(frozen=True, slots=True)
class _Either:
    ways: tuple["_Part", ...]


@dataclass(frozen=True, slots=True)
class _Times:
    part: "_Part"
    least: int
    most: int | None


_Part = _One | _Row | _Either | _Times


class Pattern:
    """A pattern that can be asked whether a whole text fits it."""

    def __init__(self, part: _Part) -> None:
        self._signs: list[Sign | None] = []
        self._next: list[tuple[int, ...]] = []
        self._built = 0
        self._end = self._state(None)
        self._start = self._build(part, self._end)

    def fits(self, text: str) -> bool:
        """Whether the whole text fits; one that is longer than any answer never does."""
        if len(text) > LONGEST_TEXT:
            return False
        states = self._closed({self._start})
        for sign in text:
            reached = {
                self._next[each][0]
                for each in states
                if (asks := self._signs[each]) is not None and asks(sign)
            }
            if not reached:
                return False
            states = self._closed(reached)
        return self._end in states

    def _closed(self, states: set[int]) -> set[int]:
        """The states, and all that are reached from them without reading."""
        waiting, found = list(states), set(states)
        while waiting:
            state = waiting.pop()
            if self._signs[state] is None:
                fresh = [each for each in self._next[state] if each not in found]
                found.update(fresh)
                waiting.extend(fresh)
        return found

    def _state(self, sign: Sign | None, *after: int) -> int:
        if len(self._next) >= MOST_STATES:
            raise PatternRefused
        self._signs.append(sign)
        self._next.append(after)
        return len(self._next) - 1

    def _build(self, part: _Part, after: int) -> int:
        """The state at which a part begins that leads to another state."""
        self._built += 1
        if self._built > MOST_STATES * 4:
            # Nothing, repeated, makes no states but takes time.
            raise PatternRefused
        match part:
            case _One(sign):
                return self._state(sign, after)
            case _Row(parts):
                for each in reversed(parts):
                    after = self._build(each, after)
                return after
            case _Either(ways):
                return self._state(None, *(self._build(each, after) for each in ways))
            case _Times():
                return self._repeat(part, after)

    def _repeat(self, times: _Times, after: int) -> int:
        inner, least, most = times.part, times.least, times.most
        if most is None:
            loop = self._state(None)
            self._next[loop] = (self._build(inner, loop), after)
            after = loop
        else:
            end = after
            for _time in range(most - least):
                after = self._state(None, self._build(inner, after), end)
        for _time in range(least):
            after = self._build(inner, after)
        return after


@lru_cache(maxsize=500)
def pattern(text: str) -> Pattern:
    """The pattern that a text writes down. Raises PatternRefused."""
    if len(text) > LONGEST_PATTERN:
        raise PatternRefused
    text = text.removeprefix("^")
    if text.endswith("$") and not text.endswith("\\$"):
        text = text[:-1]
    reader = _Reader(text)
    part = reader.either(0)
    if not reader.is_done:
        raise PatternRefused
    return Pattern(part)


class _Reader:
    """Reads a pattern from the left."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    @property
    def is_done(self) -> bool:
        """Whether everything was read."""
        return self._at == len(self._text)

    @property
    def _ahead(self) -> str:
        return self._text[self._at : self._at + 1]

    def either(self, depth: int) -> _Part:
        """Ways beside one another."""
        if depth > _DEEPEST:
            raise PatternRefused
        ways = [self._row(depth)]
        while self._takes("|"):
            ways.append(self._row(depth))
        return _Either(tuple(ways))

    def _row(self, depth: int) -> _Part:
        parts = []
        while self._ahead and self._ahead not in "|)":
            parts.append(self._times(self._one(depth)))
        return _Row(tuple(parts))

    def _times(self, part: _Part) -> _Part:
        """A part with how often it comes; only once it may be said how often."""
        bounds: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        sign = self._ahead
        if sign in bounds and sign:
            self._at += 1
            found = _Times(part, *bounds[sign])
        elif self._takes("{"):
            found = _Times(part, *self._bounds())
        else:
            return part
        if self._ahead and self._ahead in "*+?{":
            raise PatternRefused
        return found

    def _bounds(self) -> tuple[int, int | None]:
        end = self._text.find("}", self._at)
        least, comma, most = self._text[self._at : max(end, 0)].partition(",")
        if end < 0 or not _is_number(least) or not (most == "" or _is_number(most)):
            raise PatternRefused
        self._at = end + 1
        low = int(least)
        high = (int(most) if most else None) if comma else low
        if low > _MOST_TIMES or (high is not None and not low <= high <= _MOST_TIMES):
            raise PatternRefused
        return low, high

    def _one(self, depth: int) -> _Part:
        sign = self._next()
        if sign == "(":
            if self._takes("?") and not self._takes(":"):
                raise PatternRefused
            part = self.either(depth + 1)
            if not self._takes(")"):
                raise PatternRefused
            return part
        if sign == "[":
            return _One(self._class())
        if sign == "\\":
            return _One(self._escaped())
        if sign == ".":
            return _One(lambda given: given != "\n")
        if sign in "*+?{}^$]":
            raise PatternRefused
        return _One(_just(sign))

    def _escaped(self) -> Sign:
        sign = self._next()
        if sign.lower() in _CLASSES:
            return _class_of(sign)
        if sign in _ESCAPES:
            return _just(_ESCAPES[sign])
        if sign.isalnum():
            raise PatternRefused
        return _just(sign)

    def _class(self) -> Sign:
        is_opposite = self._takes("^")
        asked: list[Sign] = []
        while not self._takes("]"):
            sign = self._next()
            if sign == "\\":
                asked.append(self._escaped())
                continue
            if self._ahead == "-" and self._text[self._at + 1 : self._at + 2] not in {"]", ""}:
                self._at += 1
                last = self._next()
                last = self._next() if last == "\\" else last
                if last < sign:
                    raise PatternRefused
                asked.append(_between(sign, last))
            else:
                asked.append(_just(sign))
        every = tuple(asked)
        if not every:
            raise PatternRefused
        return lambda given: any(each(given) for each in every) != is_opposite

    def _next(self) -> str:
        if not self._ahead:
            raise PatternRefused
        self._at += 1
        return self._text[self._at - 1]

    def _takes(self, sign: str) -> bool:
        if self._ahead == sign:
            self._at += 1
            return True
        return False


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(_MOST_TIMES))


def _just(sign: str) -> Sign:
    return lambda given: given == sign


def _between(first: str, last: str) -> Sign:
    return lambda given: first <= given <= last


def _class_of(letter: str) -> Sign:
    asks = _CLASSES[letter.lower()]
    return asks if letter.islower() else lambda given: not asks(given)
