"""Dates of an article: what each says with its day of publication, and by the text alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wayhome.extraction.dates.anchor import Placed, dateline, from_text
from wayhome.extraction.dates.joining import joined
from wayhome.extraction.dates.looking import UNTOLD, look_of
from wayhome.extraction.dates.now import Now
from wayhome.extraction.dates.told import Told, matches, read
from wayhome.extraction.dates.unlike import is_no_date
from wayhome.extraction.facts import Dated
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.understood import Understood

_YEARLESS = frozenset({"month", "month-day", "day-month", "days-of-month", "month-of-days"})
_CHAINED = _YEARLESS | {"distance", "chained", "chained-weekday", "beside", "month-of-that-year"}
"""Forms whose year is that of the date before when the sentence tells a story."""
_WEEK = 7
_NEAR = 250
"""Characters within which a day told with its year dates the next one told without."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A date with the paragraph it stands in."""

    paragraph: Paragraph
    told: Told


def find_dates(told: Understood) -> Iterator[Dated]:
    """Every date in the order of the text; durations and "recently" are none."""
    article = told.article
    found = []
    for paragraph in told.parsed.paragraphs:
        told.parsed.clock.check()
        found += [_Found(paragraph, each) for each in _of_paragraph(paragraph)]
    placed = [
        Placed(each.paragraph.block.start + each.told.start, _end(each), each.told.resolve)
        for each in found
    ]
    yield from _resolved(found, dateline(article, placed), from_text(article, placed))


def _end(found: _Found) -> int:
    return found.paragraph.block.start + found.told.end


def _of_paragraph(paragraph: Paragraph) -> list[Told]:
    text = paragraph.doc.text
    taken: list[Told] = []
    for form, match in matches(text):
        if any(match.start() < other.end and other.start < match.end() for other in taken):
            continue
        each = read(text, form, match)
        tokens = paragraph.doc.char_span(*match.span(), alignment_mode="expand")
        if each is None or is_no_date(text, each, tokens):
            continue
        look = look_of(tokens.root) if tokens is not None else UNTOLD
        taken.append(replace(each, look=look))
    return joined(text, sorted(taken, key=lambda each: each.start))


def _resolved(found: Sequence[_Found], published: Now, alone: Now) -> Iterator[Dated]:
    """Each date reckoned twice: from the day of publication, and from the text alone."""
    before: _Found | None = None
    has_year = False
    with_day: str | None = None
    by_text: str | None = None
    for each in found:
        told = each.told
        look = told.look
        start = replace(published, ahead=look.ahead, nearest=look.nearest)
        start = _as_said(each, found, published) or start
        if before and has_year and _follows(before, each):
            start = _after(with_day, published) or start
        edtf = told.resolve(replace(start, previous=with_day))
        alone_now = replace(alone, ahead=look.ahead, nearest=look.nearest, previous=by_text)
        without = told.resolve(alone_now)
        span = each.paragraph.span(told.start, told.end)
        yield Dated(span, edtf, without, _kind(edtf), f"date:{told.rule}")
        if edtf:
            has_year = told.has_year or (has_year and told.rule in _CHAINED)
            before, with_day, by_text = each, edtf, without


def _as_said(each: _Found, dates: Sequence[_Found], published: Now) -> Now | None:
    """A present for what was said to come: the day on which it was said, where that is told.

    "He said on Monday that they would meet on Tuesday" is told of the day after that Monday.
    """
    if each.told.look.said_by is None or each.told.rule != "weekday" or published.full is None:
        return None
    for other in dates:
        same = other.paragraph is each.paragraph and other is not each
        if same and other.told.look.verb == each.told.look.said_by:
            told = other.told.resolve(replace(published, ahead=False))
            if told and len(told) == len("YYYY-MM-DD"):
                day = date.fromisoformat(told)
                return Now(day, ahead=True) if 0 <= (published.full - day).days < _WEEK else None
    return None


def _follows(before: _Found, now: _Found) -> bool:
    """Whether a day told without its year stands just after another in what is past."""
    near = now.told.start - before.told.end <= _NEAR and before.paragraph is now.paragraph
    return near and not now.told.look.ahead and now.told.rule in _YEARLESS and not now.told.has_year


def _after(day: str | None, published: Now) -> Now | None:
    """A present for "in June" just after a day long ago: the June that followed that day."""
    try:
        then = date.fromisoformat(f"{day}-01" if len(day or "") == len("YYYY-MM") else day or "")
    except ValueError:
        return None
    old = published.full is not None and then.year < published.full.year
    return Now(then, ahead=True) if old else None


def _kind(edtf: str | None) -> str:
    if edtf is None:
        return "vague"
    return "interval" if set("/WX") & set(edtf.removeprefix("XXXX")) or "/" in edtf else "point"
