"""Consonants of Burmese words, after the customary romanisation of personal names.

A consonant under the asat mark closes its syllable; stops close as t or k, nasals as n or ng.
Sources of the customary spellings: the register forms described in BGN/PCGN 1970 and MLCTS.
"""

import re

from wayhome.matching.scripts.sounds import Sound, certain, letters

_UNIT = re.compile(
    "([\u1000-\u102a])([\u102b-\u1035\u1036-\u1038\u103b-\u103e\u1037]*)([\u1039\u103a]?)"
)
_CODA = {
    "g": Sound("n", "g"),
    "m": Sound("n", "m"),
    "n": certain("n"),
    "k": Sound("t", "k"),
    "s": certain("t"),
    "t": certain("t"),
    "p": Sound("t", "p"),
}
# After o and ai a final ng stays ng (Aung, Naing); elsewhere it is spelt n (Win, Khin).
_BACK_VOWELS = ("\u102d\u102f", "\u102c", "\u102b")
_UNCERTAIN = {"သ": Sound("t", "s"), "ရ": Sound("y", "r")}


def _onset(consonant: str, signs: str, *, opens_word: bool) -> list[Sound]:
    letter = letters("burmese")[consonant]
    heard = [_UNCERTAIN.get(consonant, certain(letter))]
    if letter == "a" and not opens_word:
        heard = []
    if consonant in "ခဂ" and ("\u103b" in signs or "\u103c" in signs):
        heard = [Sound("c", "k")]
    if "\u103d" in signs:
        heard.append(certain("v"))
    if "\u1036" in signs:
        heard.append(certain("n"))
    return heard


def _coda(consonant: str, before: str) -> Sound:
    if consonant == "ည":
        return Sound("", "n")
    if consonant == "င" and before.endswith(_BACK_VOWELS):
        return Sound("g", "n")
    return _CODA.get(letters("burmese")[consonant], certain(""))


def sounds(word: str) -> list[Sound]:
    """Return the consonant sounds of one Burmese word."""
    heard: list[Sound] = []
    for unit in _UNIT.finditer(word):
        consonant, signs, closing = unit.groups()
        if closing and unit.start():
            heard.append(_coda(consonant, word[: unit.start()]))
        else:
            heard += _onset(consonant, signs, opens_word=unit.start() == 0)
    return heard
