"""Readings of Chinese names: Pinyin, and how southern families spell their surname.

Chan, Tan and Chen write one character; Pinyin reaches only the last. `data/han_surnames.json`
holds the surnames whose Cantonese, Hokkien or Teochew spelling has other consonants.
"""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from wayhome.matching.tables import table

_SHORTEST_FULL_NAME = 2
_LONGEST_FULL_NAME = 4


def split_name(word: str) -> tuple[str, ...]:
    """Return surname and given name of a name written without a space, else the word alone."""
    if not _SHORTEST_FULL_NAME <= len(word) <= _LONGEST_FULL_NAME:
        return (word,)
    length = 2 if word[:2] in table("han_surnames")["compound"] else 1
    return tuple(part for part in (word[:length], word[length:]) if part)


@lru_cache(maxsize=16_384)
def spellings(word: str) -> tuple[str, ...]:
    """Return one or two Latin spellings of a Chinese word; the second only for known surnames."""
    surnames: dict[str, list[str]] = table("han_surnames")["readings"]
    if word in surnames:
        return tuple(surnames[word])
    return ("".join(lazy_pinyin(word, style=Style.NORMAL, errors="ignore", v_to_u=True)),)
