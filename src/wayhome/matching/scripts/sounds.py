"""What every reader returns, and the letters each consonant of a script stands for."""

from dataclasses import dataclass
from functools import cache

from wayhome.matching.tables import table


@dataclass(frozen=True, slots=True)
class Sound:
    """One written consonant: how it is most often heard, and how it may be heard instead."""

    first: str
    second: str


def certain(letter: str) -> Sound:
    """Return a sound that has one reading only."""
    return Sound(letter, letter)


@cache
def letters(script: str) -> dict[str, str]:
    """Return the class letter of each consonant of a script of `data/scripts.json`."""
    classes: dict[str, str] = table("scripts")[script]
    return {written: letter for letter, group in classes.items() for written in group}
