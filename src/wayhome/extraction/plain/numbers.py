"""Numbers as French, Khmer and Chinese write them, in digits and in words."""

import re
from functools import cache

from wayhome.extraction.language import Language
from wayhome.extraction.plain.wordings import any_of, values_of

_CHINESE_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3,
}  # fmt: skip
_CHINESE_TENS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAN = "[零〇一二三四五六七八九两兩十百千万萬亿億]"
_DIGITS = {
    Language.FRENCH: r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?",
    Language.KHMER: r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?",
    Language.CHINESE: rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?[万萬亿億]*|\d+(?:\.\d+)?[万萬亿億]*|{_HAN}+",
}


@cache
def number_pattern(language: Language) -> str:
    """A pattern for any number; in French its words are told by a lexicon."""
    words = tuple(values_of("numbers", language, "value"))
    if language is Language.FRENCH:
        small = any_of(words)
        joined = rf"{small}(?:(?:-| et | ){small})*"
        scales = any_of(tuple(values_of("numbers", language, "times")))
        return rf"(?:(?:{_DIGITS[language]})(?: {scales})?|{joined})"
    if language is Language.KHMER:
        scales = any_of(tuple(values_of("numbers", language, "times")))
        return rf"(?:(?:{_DIGITS[language]}) ?(?:{scales})?|(?:{any_of(words)}|{scales})+)"
    return f"(?:{_DIGITS[language]})"


@cache
def value_of(words: str, language: Language) -> float | None:
    """The number that words tell; None of none."""
    told = words.strip().lower()
    if language is Language.CHINESE:
        return _chinese(told)
    if language is Language.FRENCH:
        return _french(told)
    return _khmer(told)


def _french(told: str) -> float | None:
    scales = values_of("numbers", Language.FRENCH, "times")
    digits = re.match(r"[\d .]*\d(?:,\d+)?", told)
    if digits:
        rest = told[digits.end() :].strip()
        number = float(digits[0].replace(" ", "").replace(".", "").replace(",", "."))
        return number * scales.get(rest, 1)
    values = values_of("numbers", Language.FRENCH, "value")
    total = part = 0
    for word in re.split(r"[- ]", told):
        if word == "et":
            continue
        value = values.get(word)
        if value is None:
            return None
        if value == 1000:
            total, part = total + max(part, 1) * 1000, 0
        elif value == 100 or (value == 20 and part == 4):
            part = max(part, 1) * value
        else:
            part += value
    return float(total + part)


def _khmer(told: str) -> float | None:
    values = values_of("numbers", Language.KHMER, "value")
    scales = values_of("numbers", Language.KHMER, "times")
    pieces = re.findall(rf"[\d.,]+|{any_of(tuple(values))}|{any_of(tuple(scales))}", told)
    total, part = 0.0, 0.0
    for piece in pieces:
        if piece[0].isdigit():
            grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", piece)
            part = float(
                re.sub("[.,]", "", piece) if grouped else piece.replace(",", ".").rstrip(".")
            )
        elif piece in values:
            part += values[piece]
        else:
            total, part = total + max(part, 1) * scales[piece], 0
    return total + part if pieces else None


def _chinese(told: str) -> float | None:
    plain = re.fullmatch(r"([\d,.]+)([万萬亿億]*)", told)
    if plain:
        number = float(plain[1].replace(",", "").rstrip("."))
        for scale in plain[2]:
            number *= _CHINESE_SCALES[scale]
        return number
    if len(told) > 1 and all(each in _CHINESE_DIGITS for each in told):  # 二〇一九
        return float("".join(str(_CHINESE_DIGITS[each]) for each in told))
    whole = part = digit = 0
    for sign in told:
        if sign in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[sign]
        elif sign in _CHINESE_TENS:
            part, digit = part + (digit or 1) * _CHINESE_TENS[sign], 0
        elif sign in _CHINESE_SCALES:
            whole, part, digit = (whole + (part + digit or 1)) * _CHINESE_SCALES[sign], 0, 0
        else:
            return None
    return float(whole + part + digit) if told else None
