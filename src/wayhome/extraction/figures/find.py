"""Figures of an article: counts, sums and shares, with their time and who tells them."""

import re
from collections.abc import Iterator

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.facts import Figure
from wayhome.extraction.figures.context import passages
from wayhome.extraction.figures.counted import number_of
from wayhome.extraction.figures.period import period_of
from wayhome.extraction.figures.reading import Count, counts_of
from wayhome.extraction.figures.teller import teller
from wayhome.extraction.figures.wording import meanings
from wayhome.extraction.numerals import value_of
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_LONGEST = 180
_AMONG = re.compile(r"\bof (?:the|these|those|all) ([\w,-]+)$")


def find_figures(told: Understood) -> Iterator[Figure]:
    """Every figure, those of headlines last; ages, dates, terms and numbers of things are none."""
    before: str | None = None
    counted: dict[float, str] = {}
    seen: set[tuple[float | None, str]] = set()
    for sentence in _titles_last(told):
        dates = [each.span for each in told.dates_in(sentence.span)]
        for count in counts_of(sentence, dates):
            unit = count.unit or _of_those(count, counted) or number_of(count.noun) or before
            if unit is None or (count.number, unit.split()[-1]) in seen:
                continue
            if _is_title(sentence) and count.number in counted:
                continue
            seen.add((count.number, unit.split()[-1]))
            if count.number is not None:
                counted.setdefault(count.number, unit)
            if count.unit not in (None, "percent") and count.number is not None:
                before = unit if not _is_money(count) else before
            yield _figure(told, sentence, count, unit=unit)


def _titles_last(told: Understood) -> Iterator[Sentence]:
    """Not sorted: the time is asked at each sentence that is taken."""
    yield from (each for each in told.parsed.sentences() if not _is_title(each))
    yield from (each for each in told.parsed.sentences() if _is_title(each))


def _is_title(sentence: Sentence) -> bool:
    return sentence.paragraph.block.label is BlockLabel.TITLE


def _of_those(count: Count, counted: dict[float, str]) -> str | None:
    """What was counted before by the second number of "ten of the 46"."""
    found = _AMONG.search(count.words.text)
    whole = value_of(found[1]) if found else None
    return counted.get(whole) if whole is not None else None


def _is_money(count: Count) -> bool:
    return (count.unit or "").split(" ")[0] in meanings("unit")


def _figure(told: Understood, sentence: Sentence, count: Count, *, unit: str) -> Figure:
    period = period_of(told, sentence, count.words, noun=count.noun)
    kind = "bare" if count.bare else "vague" if count.number is None else "count"
    return Figure(
        evidence=passages(sentence, count),
        value=count.value,
        value_num=count.number,
        approx=count.approx,
        unit=unit,
        period=period.edtf if period else None,
        period_span=period.span if period else None,
        about=_about(sentence, count),
        according_to=teller(told, sentence, count),
        rule=f"figure:{kind}",
    )


def _about(sentence: Sentence, count: Count) -> Span | None:
    """The whole phrase that is counted, with what follows it."""
    if count.noun is None:
        return None
    left = count.words.start
    right = max(each.idx + len(each) for each in count.noun.subtree)
    end = sentence.paragraph.block.start + right
    if not count.words.end < end <= left + _LONGEST:
        return count.words
    return sentence.paragraph.span(left - sentence.paragraph.block.start, right)
