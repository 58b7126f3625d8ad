"""Readings of Chinese names: Pinyin, and how southern families spell their surname.

Chan, Tan and Chen write one character; Pinyin reaches only the last. `data/han_surnames.json`
holds the surnames whose Cantonese, Hokkien or Teochew spelling has other consonants.
"""

import unicodedata
from functools import cache, lru_cache

from wayhome.matching.tables import table

_SHORTEST_FULL_NAME = 2
_LONGEST_FULL_NAME = 4


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isascii())


def _pinyin(word: str) -> list[str]:
    # Its tables take a second to load, and most processes never read a Chinese name.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    return lazy_pinyin(word, style=Style.NORMAL, errors="ignore", v_to_u=True)


def split_name(word: str) -> tuple[str, ...]:
    """Return surname and given name of a name written without a space, else the word alone."""
    if not _SHORTEST_FULL_NAME <= len(word) <= _LONGEST_FULL_NAME:
        return (word,)
    length = 2 if word[:2] in table("han_surnames")["compound"] else 1
    return tuple(part for part in (word[:length], word[length:]) if part)


def _wade_giles(syllable: str) -> str:
    """Return a Pinyin syllable as Wade and Giles spell it, without marks of breath."""
    rules = table("han_wade_giles")
    if syllable in rules["whole"]:
        return str(rules["whole"][syllable])
    initial = next((each for each in rules["initials"] if syllable.startswith(each)), "")
    head, rest = str(rules["initials"].get(initial, "")), syllable[len(initial) :]
    if rest == "uo" and head in {"k", "kh", "h", "sh"}:
        return head + rest
    return head + str(rules["finals"].get(rest, rest))


@cache
def _southern(kind: str) -> dict[str, tuple[str, ...]]:
    """Return the southern spellings of each character or double surname of one kind."""
    found = {}
    for written, spellings_ in table("han_southern")[kind].items():
        step = 2 if written[:2] in table("han_surnames")["compound"] else 1
        for at in range(0, len(written), step):
            found[written[at : at + step]] = tuple(spellings_.split())
    return found


def _southern_spellings(word: str) -> list[str]:
    """Return a surname's spellings, or a given name's in Cantonese and in Hokkien."""
    spelt_ = list(_southern("surnames").get(word, ()))
    for kind in ("cantonese", "hokkien"):
        known = _southern(kind)
        if all(character in known for character in word):
            spelt_.append("".join(known[character][0] for character in word))
    return spelt_


@lru_cache(maxsize=16_384)
def spelt(word: str) -> tuple[str, ...]:
    """Return every Latin spelling known of a Chinese word: Pinyin, Wade-Giles, southern ones."""
    syllables = [_unaccented(syllable) for syllable in _pinyin(word)]
    whole, wade_giles = "".join(syllables), "".join(map(_wade_giles, syllables))
    written = (whole, wade_giles, *spellings(word), *_southern_spellings(word))
    return tuple(dict.fromkeys(_unaccented(each) for each in written if each))


@lru_cache(maxsize=16_384)
def spellings(word: str) -> tuple[str, ...]:
    """Return one or two Latin spellings of a Chinese word; the second only for known surnames."""
    surnames: dict[str, list[str]] = table("han_surnames")["readings"]
    if word in surnames:
        return tuple(surnames[word])
    return ("".join(_pinyin(word)),)
