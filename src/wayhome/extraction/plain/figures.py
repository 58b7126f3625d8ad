"""Figures: a number with what is counted, its period, and by whose account."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from wayhome.extraction.facts import Figure
from wayhome.extraction.language import Language
from wayhome.extraction.plain.numbers import number_pattern, value_of
from wayhome.extraction.plain.page import Sentence, folded
from wayhome.extraction.plain.told import Told, is_free
from wayhome.extraction.plain.wordings import any_of, words_of
from wayhome.extraction.words import lexicon

_ENDS_IN_PERIOD = re.compile(r"\d{4}(?:-\d\d|/.*)?")
_FEW = 2


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    number = number_pattern(language)

    def use(name: str) -> str:
        return any_of(words_of("figures", language, name))

    if language is Language.FRENCH:
        small = "(?:jeunes |autres |nouveaux |nouvelles |anciens |anciennes |petits |petites )?"
        return (
            re.compile(
                rf"(?<![\w,.-])(?:(?P<approx>{use('approx')}) )?(?P<number>{number})"
                rf"(?: (?:de (?:ses |leurs |ces )?|d'|des )?)(?P<unit>{small}(?:{use('unit')}|{use('money')})|{use('percent')})(?: de (?:plus|moins))?(?!\w)",
                re.IGNORECASE,
            ),
            re.compile(
                r"(?<![\w,.-])(?P<number>\d[\d ]*(?:,\d+)?) ?(?P<unit>%)(?: de (?:plus|moins))?"
            ),
        )
    if language is Language.KHMER:
        noun = rf"(?:(?:{use('noun')})(?:{use('joins')}| )*)?"
        return (
            re.compile(
                rf"(?P<noun>{noun})(?P<approx>(?:{use('approx')}) ?)?(?P<number>{number}) ?(?P<unit>{use('unit')}|%)"
            ),
        )
    lead = rf"(?P<approx>{use('lead')})?"
    return (
        re.compile(
            rf"(?P<currency>{use('currency')})?(?P<number>{number})(?P<unit>{use('money')}|{use('percent')})"
        ),
        re.compile(
            rf"{lead}(?P<number>{number})(?P<vague>{use('vague')})?(?:{use('classifier')})"
            rf"(?P<of>[^，。；、：“”「」\d]{{0,16}}?)(?P<unit>{use('unit')})(?![族们們])"
        ),
        re.compile(
            rf"(?P<before>{use('unit')})?{lead}(?P<number>{number})(?P<unit>人|户|戶)(?![民员員口次])"
        ),
    )


def find_figures(told: Told) -> Iterator[Figure]:
    """Every figure in the order of the text; the same number of the same is told once."""
    found: dict[tuple[float | None, str], Figure] = {}
    for sentence in told.page.sentences():
        taken = [(place.start, place.end) for place, _ in told.dates_in(sentence)]
        for pattern in _patterns(told.page.language):
            for match in pattern.finditer(sentence.passage.words, sentence.start, sentence.end):
                figure = _figure(told, sentence, match) if _is_new(match, taken) else None
                if figure is not None:
                    taken.append(match.span())
                    key = (figure.value_num, figure.unit)
                    found[key] = _with(found[key], figure) if key in found else figure
    yield from found.values()


def _with(figure: Figure, again: Figure) -> Figure:
    """A figure with a further telling of it, which may say for how long and by whose account."""
    return replace(
        figure,
        evidence=(*figure.evidence, *again.evidence),
        period=figure.period or again.period,
        according_to=figure.according_to or again.according_to,
    )


def _is_new(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return is_free(taken, match.start("number"), match.end("unit"))


def _figure(told: Told, sentence: Sentence, match: re.Match[str]) -> Figure | None:
    """What a number counts; None of a lone "one" and of numbers that tell no value."""
    language, passage = told.page.language, sentence.passage
    number = value_of(match["number"], language)
    if number is None or (number <= 1 and not match["number"][0].isdigit()):
        return None
    groups = match.groupdict()
    if groups.get("vague") or _means_those(match, number):
        return None
    unit = groups.get("before") or groups.get("currency") or match["unit"]
    is_percent = folded(unit) in words_of("figures", language, "percent")
    start = _start(match, passage.words)
    span = passage.span(start, match.end())
    value = passage.span(match.start("number"), match.end("number"))
    period = _period(told, sentence)
    return Figure(
        evidence=(span,),
        value=value.text,
        value_num=number,
        approx=_is_vague(groups, language),
        unit="percent" if is_percent else unit,
        period=period,
        period_span=None,
        about=span,
        according_to=told.said_by(passage, match.start("number"), match.end()),
        rule=f"{language}.figure.{'percent' if is_percent else 'count'}",
    )


def _means_those(match: re.Match[str], number: float) -> bool:
    """Whether 两人 only means the two who were told of before."""
    groups = match.groupdict()
    lead = groups.get("approx") or groups.get("before")
    return (
        match["unit"] == "人" and number <= _FEW and not lead and not match["number"][0].isdigit()
    )


def _start(match: re.Match[str], words: str) -> int:
    """Where the words of a figure begin, with what is counted before the number."""
    start = match.start()
    return start + len(words[start : match.end()]) - len(words[start : match.end()].lstrip())


def _is_vague(groups: dict[str, str | None], language: Language) -> bool:
    lead = (groups.get("approx") or "").strip().lower()
    return lead in words_of("figures", language, "approx")


def _period(told: Told, sentence: Sentence) -> str | None:
    """For how long a count of this sentence is: a month, a year, a span of them, or each month."""
    for entry in lexicon("figures", told.page.language):
        if entry.more.get("use") == "period" and any(
            folded(word) in sentence.words.lower() for word in entry.words
        ):
            return str(entry.more["unit"])
    found = [
        dated.edtf
        for _, dated in told.dates_in(sentence)
        if dated.edtf and _ENDS_IN_PERIOD.fullmatch(dated.edtf)
    ]
    return found[0] if len(found) == 1 else None
