"""Dates: in full, in part, and told from the day of publication when that is known."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from wayhome.extraction.facts import Dated
from wayhome.extraction.language import Language
from wayhome.extraction.plain.calendar import Day, resolved
from wayhome.extraction.plain.numbers import value_of
from wayhome.extraction.plain.page import Page, Sentence
from wayhome.extraction.plain.told import Place
from wayhome.extraction.plain.wordings import (
    Wording,
    any_of,
    compiled,
    found_in,
    has_any,
    slots_of,
    values_of,
    words_of,
)
from wayhome.extraction.words import lexicon

_HAN_NUMBER = "[〇零一二三四五六七八九十]"
_NOT_BEHIND = f"(?<!{_HAN_NUMBER})"
_YEARS = {
    Language.FRENCH: r"(?:1[89]|20)\d\d(?!\d)",
    Language.KHMER: r"(?:1[89]|20)\d\d(?!\d)",
    Language.CHINESE: r"(?<!\d)(?:1[89]|20)\d\d|[一二][〇零一二三四五六七八九]{3}",
}
_DAYS = {
    Language.FRENCH: r"(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?:er)?(?!\d)",
    Language.KHMER: r"(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?!\d)",
    Language.CHINESE: rf"(?<![\d.,])(?:[12]\d|3[01]|0?[1-9])|{_NOT_BEHIND}{_HAN_NUMBER}{{1,3}}",
}
_MONTH_NUMBERS = {
    Language.FRENCH: r"0?[1-9]|1[0-2]",
    Language.CHINESE: rf"(?<![\d.,])(?:1[0-2]|0?[1-9])|{_NOT_BEHIND}(?:十[一二]?|[一二三四五六七八九])",
}
_NO_DAY_BEHIND = tuple("年月至到每第共近约約")
_LENGTHS = "间間内內游遊"
_ERA = 1911
"""The year before the first of the calendar of the Republic of China."""


@cache
def _wordings(language: Language) -> tuple[Wording, ...]:
    months = any_of(tuple(values_of("dates", language, "month")))
    numbers = _MONTH_NUMBERS.get(language, "(?!)")
    year = _YEARS.get(language, "(?!)")
    slots = {
        "day": _DAYS.get(language, "(?!)"),
        "month": months,
        "monthto": months if language is not Language.CHINESE else numbers,
        "monthnumber": numbers,
        "year": year,
        "yearto": year,
        "era": rf"\d{{2,3}}|{_HAN_NUMBER}{{1,4}}",
        "weekday": any_of(tuple(values_of("dates", language, "weekday"))),
    }
    return tuple(
        Wording(entry, compiled(entry.words, slots, language))
        for entry in lexicon("dates", language)
        if "means" in entry.more
    )


def find_dates(page: Page) -> Iterator[tuple[Place, Dated]]:
    """Every date in the order of the text; lengths of time are none."""
    for sentence in page.sentences():
        passage = sentence.passage
        for wording, match in found_in(
            _wordings(page.language), passage.words, start=sentence.start, end=sentence.end
        ):
            start = wording.begins(match)
            told = _read(wording, slots_of(match), page.language)
            if told is None or _is_other(
                passage.words, (start, match.end()), wording, language=page.language
            ):
                continue
            ahead = _looks_ahead(sentence, page.language)
            edtf = resolved(told, page.article.published, ahead=ahead)
            alone = resolved(told, None, ahead=ahead)
            if edtf is None and not told.is_relative:
                continue
            span = passage.span(start, match.end())
            rule = f"{page.language}.date.{wording.entry.rule}"
            place = Place(passage.number, start, match.end())
            yield place, Dated(span, edtf, alone, _kind(edtf), rule)


def _read(wording: Wording, slots: Mapping[str, str], language: Language) -> Day | None:
    """The date as told: numbers for what its wording names."""
    more = wording.entry.more
    months = values_of("dates", language, "month")
    weekdays = values_of("dates", language, "weekday")

    def number(name: str) -> int | None:
        told = slots.get(name)
        if told is None:
            return None
        value = months.get(told.lower()) or value_of(told.removesuffix("er"), language)
        return int(value) if value else 0

    era = number("era")
    day = Day(
        means=more["means"],
        year=era + _ERA if era else number("year"),
        month=number("month") or number("monthnumber"),
        day=number("day"),
        year_to=number("yearto"),
        month_to=number("monthto"),
        weekday=weekdays.get(slots["weekday"].lower()) if "weekday" in slots else None,
        by=more.get("by"),
        which=more.get("which", ""),
    )
    return day if day.is_possible else None


def _looks_ahead(sentence: Sentence, language: Language) -> bool:
    marks = words_of("dates", language, "future")
    if language is Language.FRENCH:
        return bool(set(re.findall(r"\w+", sentence.words.lower())) & set(marks))
    return bool(has_any(marks).search(sentence.words))


def _is_other(words: str, place: tuple[int, int], wording: Wording, *, language: Language) -> bool:
    """Whether the words mean something else: every Friday, within five days, the 5th of each month."""
    before, after = words[: place[0]].rstrip().lower(), words[place[1] : place[1] + 1]
    if before.endswith(words_of("dates", language, "repeats")):
        return True
    if language is not Language.CHINESE:
        return False
    alone = wording.entry.more.get("which") == "alone"
    if alone and (not words[place[0]].isdigit() or before[-1:] in _NO_DAY_BEHIND):
        return True
    return after in _LENGTHS and words[place[1] - 1] == "日" and after != ""


def _kind(edtf: str | None) -> str:
    if edtf is None:
        return "vague"
    return "interval" if "/" in edtf or "W" in edtf else "point"
