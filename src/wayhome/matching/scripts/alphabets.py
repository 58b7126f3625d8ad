"""Scripts with a settled spelling in Latin letters, written letter by letter.

Greek after ISO 843, Armenian and Georgian after BGN/PCGN, Hangul after the Revised Romanization of
2000, kana after Hepburn. The scripts of India are laid out alike in Unicode, so that one table,
after the usual spelling of names, reads nine of them.
"""

import re
import unicodedata
from functools import cache
from typing import Any

from wayhome.matching.normalise import Script
from wayhome.matching.tables import table

_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
_CODAS, _VOWELS = 28, 21
_HIRAGANA = {point: point + 0x60 for point in range(0x3041, 0x3097)}
_CONSONANT = range(0x15, 0x3A)
_VIRAMA = 0x4D
_BLOCK = 0x80

READ = frozenset(
    {Script.GREEK, Script.ARMENIAN, Script.GEORGIAN, Script.HANGUL, Script.KANA, Script.INDIC}
)


@cache
def _letters() -> dict[str, Any]:
    read: dict[str, Any] = table("alphabets")
    return read


@cache
def _pattern(script: str) -> re.Pattern[str]:
    longest_first = sorted(_letters()[script], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def _by_letter(word: str, script: str) -> str:
    letters = _letters()[script]
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if c != "\u0301")
    composed = unicodedata.normalize("NFC", bare)
    return "".join(letters[found] for found in _pattern(script).findall(composed))


def _hangul(word: str) -> str:
    parts = _letters()["hangul"]
    if word in parts["family"]:
        return str(parts["family"][word])
    spelt = ""
    for syllable in word:
        if not _FIRST_SYLLABLE <= ord(syllable) <= _LAST_SYLLABLE:
            continue
        rest, coda = divmod(ord(syllable) - _FIRST_SYLLABLE, _CODAS)
        onset, vowel = divmod(rest, _VOWELS)
        spelt += parts["onset"][onset] + parts["vowel"][vowel] + parts["coda"][coda]
    return spelt


def _indic(word: str) -> str:
    """Spell a word of an Indian script; an unwritten vowel is a, and mute at the end."""
    letters = _letters()["indic"]["letters"]
    places = [ord(sign) % _BLOCK for sign in word]
    spelt = ""
    for at, place in enumerate(places):
        spelt += letters[place] if place < len(letters) else ""
        following = places[at + 1] if at + 1 < len(places) else None
        bears_vowel = following is None or 0x3E <= following <= _VIRAMA
        if place in _CONSONANT and not bears_vowel:
            spelt += "a"
    return spelt


def spelt(word: str, script: Script) -> str:
    """Return a folded word of one of the scripts in `READ` in Latin letters."""
    if script is Script.HANGUL:
        return _hangul(word)
    if script is Script.INDIC:
        return _indic(word)
    if script is Script.KANA:
        word = word.translate(_HIRAGANA)
    return _by_letter(word, script.value)
