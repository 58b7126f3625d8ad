"""Consonants of Thai and Lao words.

Finals follow the Royal Thai General System of Transcription (1999): r, l and ny close as n, every
s and ch closes as t. Family and given names are often written letter by letter instead, so the
second reading keeps the written consonant. Lao is read by the same rules after its letters are
moved to the Thai block, which Unicode laid out in parallel.
"""

import re
from dataclasses import dataclass, replace

from wayhome.matching.scripts.sounds import Sound, certain, letters

_CONSONANT = "\u0e01-\u0e2e"
_UNIT = re.compile(f"([เแโใไ]?)([{_CONSONANT}])([ะ-ฺๅ็-๎]*)")
_VOWEL = re.compile("[ะ-ูๅ็ํ]")
_REWRITTEN = (
    # Words that are said otherwise than they are written.
    (re.compile("เกียรติ?์?"), "เกียด"),
    (re.compile("เสริฐ"), "เสิด"),
    (re.compile("พรหม"), "พฺรม"),
    (re.compile("ญ(?=[จชฉ])"), "น"),
    (re.compile("ทร(?=ัพ|ง|าย|วง|ีย์?$|ี$)"), "ซ"),
    # A group under the silencing mark falls away whole, but not what closes the syllable.
    (re.compile("([ัิุูี])([ทตดก])ร[ิุ]?์"), r"\1\2"),
    (re.compile("(?<=[ญร])จน์"), ""),
    (re.compile(f"(?:ทร|ตร|ดร|ษณ|กษ(?=ณ)|[{_CONSONANT}])[ิุ]?์"), ""),
    # Behind a closing consonant a last r is mute: Chat, Net, Phet.
    (re.compile("(ั[ตทกคด]|(?:[ิุู]|เ.)[ตท])ร$"), r"\1"),
    (re.compile("((?:[ัิุู]|เ.)ต|เพ็?ช)ร(?=[ก-ฮเแโใไ])"), r"\1"),
    (re.compile("ชร$"), "ช"),
    (re.compile("ษ(?=[ฐฏ]|ฎ$)"), ""),
    (re.compile("รร(?=[ณนมธทถคกพ])"), "ั"),
    (re.compile("รร"), "ัน"),
    # A leading h only sets the tone of a sonorant.
    (re.compile("ห(?=[งญนมยรลว])"), ""),
    (re.compile("^อ(?=ย)"), ""),
    (re.compile("ัว(?!ั)"), "ัะ"),
    (re.compile("(เ.{1,3}?ี[่-๋]?)ย(?![า-ู])"), r"\1ะ"),
)
# Vowel signs with what they may sound like; the first that fits counts.
_SOUNDING = (
    (re.compile("เ.*ีะ"), "e"),
    (re.compile("เ.*[ืิ]"), "xi"),
    (re.compile("เ.*า"), "o"),
    (re.compile("[เ]"), "éi"),
    (re.compile("แ"), "æaé"),
    (re.compile("โ"), "o"),
    (re.compile("[ไใ]"), "a"),
    (re.compile("ัะ"), "w"),
    (re.compile("ีะ"), "e"),
    (re.compile("[ะัาำ]"), "a"),
    (re.compile("[ิี]"), "i"),
    (re.compile("[ึื]"), "x"),
    (re.compile("[ุู]"), "u"),
    (re.compile("ํ"), "o"),
)
_SILENT = certain("")
_CODA = {
    "r": Sound("n", "r"),
    "l": Sound("n", "l"),
    "s": certain("t"),
    "c": certain("t"),
    "y": _SILENT,
    "v": _SILENT,
    "h": _SILENT,
    "a": _SILENT,
}
# Inside a name s and ch close one syllable and open the next: Ratsami, Ratchani.
_LINKED = {"s": Sound("ts", "t"), "c": Sound("c", "t")}
_LAO_LETTERS = str.maketrans(
    {chr(point): chr(point - 0x80) for point in range(0x0E81, 0x0ECE)}
    | {"ົ": "ํ", "ຼ": "ล", "ຽ": "ี", "ຊ": "ซ", "ຍ": "ญ"}
)


@dataclass(frozen=True, slots=True)
class _Unit:
    letter: str
    written: str
    lead: str

    @property
    def has_vowel(self) -> bool:
        return bool(self.lead or self.written[0] == "ฤ" or _VOWEL.search(self.written))

    def signed_vowels(self) -> str:
        """What the written vowel signs may sound like; nothing where none is written."""
        signs = self.lead + self.written[1:]
        return next((heard for sign, heard in _SOUNDING if sign.search(signs)), "")


def _units(word: str) -> list[_Unit]:
    for pattern, meant in _REWRITTEN:
        word = pattern.sub(meant, word)
    known = letters("thai")
    return [
        _Unit(known[consonant], consonant + signs, lead)
        for lead, consonant, signs in _UNIT.findall(word)
    ]


def _opens(units: list[_Unit], at: int) -> bool:
    """Whether a syllable begins here for sure: a vowel is written on this unit or its r, l or v."""
    if units[at].has_vowel:
        return True
    is_head = units[at].letter in "kptcv" and at + 1 < len(units) and units[at + 1].has_vowel
    return is_head and (units[at].letter == "v" or units[at + 1].letter in "rlv")


def _is_glide(units: list[_Unit], at: int) -> bool:
    """Whether y or v ends a diphthong, or v between bare consonants is ua."""
    here, before, following = units[at], units[at - 1], units[at + 1]
    if here.written[0] == "ย":
        return before.has_vowel and before.written[-1] not in "ิีุู"
    if before.written[-1] in "ิีุู" or (following.has_vowel and before.lead not in {"แ", "เ"}):
        return False
    return not (following.has_vowel and before.written[-1] == "า")


def _is_said_together(units: list[_Unit], at: int) -> bool:
    """Whether a consonant before another is known to close: Laksana, Phonthip, Yotphon."""
    here, following = units[at], units[at + 1]
    if here.letter == "k":
        return following.written[0] == "ษ"
    opening = units[0].written + here.written
    return at == 1 and opening in {"พร", "ยศ"} and following.letter not in "rh"


def _is_cluster(units: list[_Unit], at: int) -> bool:
    """Whether a consonant opens the next syllable together with r or v: Si in Somsi, Sawat."""
    here, following = units[at], units[at + 1]
    if following.letter == "v":
        return here.letter == "s" and following.has_vowel
    heads = "kptc" if units[at - 1].has_vowel else "kptcs"
    return following.letter == "r" and here.letter in heads


def _is_coda(units: list[_Unit], at: int, *, is_open: bool) -> bool:
    """Whether a consonant without a vowel closes the syllable that is still open before it."""
    here = units[at]
    if not is_open or here.has_vowel or here.letter == "h":
        return False
    if at + 1 == len(units) or units[at - 1].written[-1] in "ั็ํ":
        return True
    if here.letter == "v" or here.written[0] == "ย":
        return _is_glide(units, at)
    if _is_said_together(units, at):
        return True
    return _opens(units, at + 1) and not _is_cluster(units, at)


def _onset(units: list[_Unit], at: int) -> Sound:
    unit = units[at]
    if at and unit.letter == "a":
        return _SILENT
    if at and unit.letter == "r" and units[at - 1].letter == "s" and not units[at - 1].has_vowel:
        return Sound("", "r")
    is_bare = 0 < at < len(units) - 1 and not unit.has_vowel and not units[at - 1].has_vowel
    is_followed = is_bare and (units[at + 1].has_vowel or _is_carrier(units, at + 1))
    if is_bare and unit.letter == "l" and not is_followed:
        return Sound("n", "l")
    return certain(unit.letter)


def _close(unit: _Unit, *, is_last: bool) -> Sound:
    if unit.written[0] == "ญ":
        return certain("n")
    if not is_last and unit.letter in _LINKED:
        return _LINKED[unit.letter]
    return _CODA.get(unit.letter, certain(unit.letter))


def _is_carrier(units: list[_Unit], at: int) -> bool:
    """Whether o ang stands for a vowel here and not for a consonant."""
    return 0 < at < len(units) and units[at].letter == "a" and not units[at].has_vowel


def _vowels(units: list[_Unit], at: int, *, is_closed: bool) -> str:
    """What is heard behind a consonant that opens a syllable; unwritten it is o, or a at the end."""
    unit = units[at]
    if _is_carrier(units, at):
        return "" if units[at - 1].has_vowel else "o"
    if _is_carrier(units, at + 1):
        return "x" if unit.lead == "เ" else unit.signed_vowels()
    following = units[at + 1].letter if at + 1 < len(units) else ""
    if unit.has_vowel:
        return "o" if is_closed and following == "v" else unit.signed_vowels()
    if is_closed:
        return "w" if following == "v" else "oa"
    return "" if following in {"r", "l"} else "ao"


def _codas(units: list[_Unit]) -> list[bool]:
    """Which consonants close a syllable."""
    closing: list[bool] = []
    for at in range(len(units)):
        is_ua = at > 1 and units[at - 1].letter == "v" and not units[at - 2].has_vowel
        is_open = bool(closing) and (not closing[-1] or is_ua)
        closing.append(_is_coda(units, at, is_open=is_open))
    return closing


def sounds(word: str) -> list[Sound]:
    """Return the consonant sounds of one Thai word."""
    units = _units(word)
    closing = _codas(units)
    heard: list[Sound] = []
    for at, unit in enumerate(units):
        if closing[at]:
            heard.append(_close(unit, is_last=at + 1 == len(units)))
            continue
        vowels = _vowels(units, at, is_closed=at + 1 < len(units) and closing[at + 1])
        heard.append(replace(_onset(units, at), vowels=vowels))
        if "ำ" in unit.written:
            heard.append(certain("m"))
    return heard


def lao_sounds(word: str) -> list[Sound]:
    """Return the consonant sounds of one Lao word."""
    return sounds(word.translate(_LAO_LETTERS))
