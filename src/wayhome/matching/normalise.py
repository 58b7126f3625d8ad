"""Bring written names to one form, so that equal names are equal text.

Unicode normalisation follows UAX #15 (NFKC); the order of signs inside a Khmer syllable follows
the Unicode core specification, section 16.4. `VERSION` names the rules: tokens and skeletons of
two versions must never be compared, so a change here asks for a new number and a new index.
"""

import re
import unicodedata
from collections import Counter
from enum import StrEnum
from functools import lru_cache

VERSION = 5


class Script(StrEnum):
    """A writing system this room can read consonants from, or `other`."""

    LATIN = "latin"
    KHMER = "khmer"
    THAI = "thai"
    HAN = "han"
    LAO = "lao"
    BURMESE = "burmese"
    ARABIC = "arabic"
    CYRILLIC = "cyrillic"
    GREEK = "greek"
    ARMENIAN = "armenian"
    GEORGIAN = "georgian"
    HANGUL = "hangul"
    KANA = "kana"
    INDIC = "indic"
    OTHER = "other"


_BLOCKS = (
    (0x0041, 0x024F, Script.LATIN),
    (0x1E00, 0x1EFF, Script.LATIN),
    (0x0370, 0x03FF, Script.GREEK),
    (0x0400, 0x052F, Script.CYRILLIC),
    (0x0531, 0x058F, Script.ARMENIAN),
    (0x0600, 0x077F, Script.ARABIC),
    (0x0900, 0x0D7F, Script.INDIC),
    (0x0E00, 0x0E7F, Script.THAI),
    (0x0E80, 0x0EFF, Script.LAO),
    (0x1000, 0x109F, Script.BURMESE),
    (0x10A0, 0x10FF, Script.GEORGIAN),
    (0x1780, 0x17FF, Script.KHMER),
    (0x3041, 0x30FF, Script.KANA),
    (0x3400, 0x9FFF, Script.HAN),
    (0xAC00, 0xD7A3, Script.HANGUL),
    (0xF900, 0xFAFF, Script.HAN),
    (0x20000, 0x3FFFF, Script.HAN),
)
_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ħ": "h"}
)
# NFKC takes the Thai and Lao vowel "am" apart; nobody writes it so, and the readers expect one sign.
_REJOINED = (("\u0e4d\u0e32", "\u0e33"), ("\u0ecd\u0eb2", "\u0eb3"))
_KHMER_SAME = (
    ("\u17a3", "\u17a2"),
    ("\u17a4", "\u17a2\u17b6"),
    ("\u17b4", ""),
    ("\u17b5", ""),
    # Subscript da and subscript ta look alike and are typed for each other.
    ("\u17d2\u178a", "\u17d2\u178f"),
)
_KHMER_SPLIT = (
    ("\u17c1\u17b8", "\u17be"),
    ("\u17b8\u17c1", "\u17be"),
    ("\u17c1\u17b6", "\u17c4"),
    ("\u17b6\u17c1", "\u17c4"),
)
_KHMER_BASE = "\u1780-\u17b3"
_KHMER_CLUSTER = re.compile(f"([{_KHMER_BASE}])((?:\u17d2[{_KHMER_BASE}]|[\u17b6-\u17d1\u17dd])+)")
_KHMER_PART = re.compile("\u17d2.|.")
# Inside a word an apostrophe marks a breath, a soft sign or a syllable: Ba'asyir, Hyo'k, O'Brien.
_APOSTROPHE = re.compile("(?<=\\w)['\u2018\u2019\u201b\u02b9-\u02bf\u02c8\u00b4`\uff07](?=\\w)")
_FOLDED_AWAY = re.compile("[\u02b9-\u02bf\u0300-\u036f\u0640\u064b-\u065f\u0670]")


def _khmer_rank(part: str) -> int:
    """Place of a sign inside its syllable: subscripts (ro last), shifters, vowels, other signs."""
    if part[0] == "\u17d2":
        return 1 if part == "\u17d2\u179a" else 0
    if part in "\u17c9\u17ca":
        return 2
    return 3 if part <= "\u17c5" else 4


def _ordered_cluster(cluster: re.Match[str]) -> str:
    parts = sorted(_KHMER_PART.findall(cluster[2]), key=_khmer_rank)
    return cluster[1] + "".join(parts)


def _fold_khmer(text: str) -> str:
    for written, meant in _KHMER_SAME:
        text = text.replace(written, meant)
    text = _KHMER_CLUSTER.sub(_ordered_cluster, text)
    for written, meant in _KHMER_SPLIT:
        text = text.replace(written, meant)
    return text


class _Kept(dict[int, str]):
    """What is kept of each character, by its code point, looked up once for each."""

    def __missing__(self, point: int) -> str:
        category = unicodedata.category(chr(point))
        # Invisible characters join what they stand between; every other mark separates.
        kept = "" if category in {"Cf", "Cs"} else " "
        self[point] = chr(point) if category[0] in "LNM" else kept
        return self[point]


_KEPT = _Kept()


def _fold_once(text: str) -> str:
    text = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    text = unicodedata.normalize("NFD", text).translate(_LETTERS)
    text = unicodedata.normalize("NFKC", _FOLDED_AWAY.sub("", text))
    text = text.translate(_KEPT)
    for written, meant in _REJOINED:
        text = text.replace(written, meant)
    return " ".join(_fold_khmer(text).split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return the text as it is compared: case, accents, width, punctuation and typing order gone.

    Folding a folded text changes nothing. Digits of every script stay what they are; phone and
    document readers turn them into 0 to 9.
    """
    if text.isascii():  # nothing of the long way below changes it further
        return " ".join(_APOSTROPHE.sub("", text).lower().translate(_KEPT).split())
    # A few rare letters reveal another fold only after the first pass, so passes run until stable.
    folded = _fold_once(text)
    while folded != text:
        text, folded = folded, _fold_once(folded)
    return folded


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text in their written order."""
    return tuple(fold(text).split())


@lru_cache(maxsize=65_536)
def _block(character: str) -> Script:
    point = ord(character)
    for first, last, script in _BLOCKS:
        if first <= point <= last:
            return script
    return Script.OTHER


@lru_cache(maxsize=65_536)
def script_of(text: str) -> Script:
    """Return the script most letters of the text are written in; `other` when there is none."""
    if text.isascii():
        return Script.LATIN if any(map(str.isalpha, text)) else Script.OTHER
    counts = Counter(map(_block, filter(str.isalpha, text)))
    return max(sorted(counts), key=counts.__getitem__, default=Script.OTHER)
