"""What every reader returns, and the letters each consonant of a script stands for."""

from dataclasses import dataclass
from functools import cache

from wayhome.matching.tables import table

_MOST_VOICED = 12


@dataclass(frozen=True, slots=True)
class Sound:
    """One written consonant: how it is most often heard, and how it may be heard instead.

    `vowels` lists what may be heard behind it, the likeliest first: a, é, i, o, u, æ, e as in Chea,
    w as in Nuon, x as in Cheung, and - for none. `mark` is * for an aspirated consonant, +
    for b and d, = for one written twice at the end.
    """

    first: str
    second: str
    vowels: str = ""
    mark: str = ""


def certain(letter: str, vowels: str = "") -> Sound:
    """Return a sound that has one reading only."""
    return Sound(letter, letter, vowels)


def voiced(heard: list[Sound]) -> tuple[str, ...]:
    """Return the likeliest ways to say a word, consonants and vowels, at most twelve."""
    ways = [""]
    for sound in heard:
        letters_ = dict.fromkeys((sound.first, sound.second))
        heads = ["" if letter == "a" else letter + sound.mark for letter in letters_]
        tails = [vowel.strip("-") for vowel in sound.vowels] or [""]
        ways = [way + head + tail for way in ways for head in heads for tail in tails]
        ways = ways[:_MOST_VOICED]
    return tuple(dict.fromkeys(ways))


@cache
def letters(script: str) -> dict[str, str]:
    """Return the class letter of each consonant of a script of `data/scripts.json`."""
    classes: dict[str, str] = table("scripts")[script]
    return {written: letter for letter, group in classes.items() for written in group}
