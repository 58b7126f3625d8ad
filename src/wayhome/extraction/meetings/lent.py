"""Days of meetings told without one: those of the same day, of a visit, or of what it came with."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as day_of
from datetime import timedelta

from spacy.tokens import Token

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.facts import Dated
from wayhome.extraction.meetings.arrival import of_arrival
from wayhome.extraction.meetings.clause import after_mark
from wayhome.extraction.meetings.diary import heading_days
from wayhome.extraction.meetings.told import Found
from wayhome.extraction.meetings.when import day_beside, is_whole
from wayhome.extraction.numerals import value_of
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.understood import Understood

_OPEN = ("planned", "expected", "requested", "hoped")
_OPENING = re.compile(
    r"(?:earlier,|(?:later|earlier)(?: in the| that) day|(?:on )?the same (?:day|morning|afternoon|evening)"
    r"|that (?:morning|afternoon|evening)"
    r"|on the (?:sidelines|margins) of (?:the|their) (?:visit|meeting|talks)"
    r"|(?:after|following) (?:the|their) (?:meeting|talks))(?!\w)",
    re.IGNORECASE,
)
_DAYTIME = re.compile(
    r"\b(?:the same (?:day|morning|afternoon|evening)|(?:late|later|earlier) (?:in the|that) day)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(\w+)(?:-day\b| days of\b)", re.IGNORECASE)
_CAME = ("come", "follow", "coincide")
_THEN = ("then", "afterwards", "afterward")
_ALSO = ("also", "too", "later")
_ONE = ("a", "one")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_WEEK, _FAR = 7, 2
_LONGEST = 15


def lend(told: Understood, sentence: Sentence, new: Found, *, found: Sequence[Found]) -> None:
    """Give a meeting the day that the sentences before it tell, where its words point there."""
    dates = [each.date for each in found]
    step = step_of(new.phrase.last)
    if step and new.date is not None and is_whole(new.date.edtf):
        day = day_of.fromisoformat(str(new.date.edtf)) + timedelta(days=step)
        new.date = replace(new.date, edtf=day.isoformat())
        return
    if new.date is not None:
        chained = new.date.rule in ("date:beside", "date:chained") and new.status == "held"
        new.date = (day_beside(told, sentence, dates) if chained else None) or new.date
        if not (new.date.rule == "date:chained" and _hangs_on_quote(told, new.date)):
            return
    last = next((each for each in reversed(dates) if each and is_whole(each.edtf)), None)
    headed = heading_days(told).get(new.paragraph.number)
    if headed is not None and not _tells_another(told, sentence, headed):
        new.date = headed
        ahead = told.article.published and str(headed.edtf) > told.article.published.isoformat()
        new.status = "planned" if ahead and new.status == "held" else new.status
    elif _OPENING.match(sentence.piece.text) and found:
        new.date = last
    elif _came_with(new.phrase.first) is not None:
        new.date = _beside_news(told, new.phrase.first, sentence)
    elif _DAYTIME.search(sentence.piece.text):
        new.date = last if _is_near(found, new) and last else _news(told, new)
    else:
        near = day_beside(told, sentence, dates) or _of_visit(new, found)
        new.date = near or of_arrival(told, new)


def _hangs_on_quote(told: Understood, date: Dated) -> bool:
    """Whether the date right before "the same evening" stands in somebody's own words."""
    before = [each for each in told.dates if each.span.end <= date.span.start and each.edtf]
    quote = told.said_by(max(before, key=lambda each: each.span.start).span) if before else None
    return quote is not None and quote.kind == "direct"


def _tells_another(told: Understood, sentence: Sentence, headed: Dated) -> bool:
    """Whether a sentence of a diary tells another date than that at its head."""
    own = (each for each in told.dates_in(sentence.span) if each.kind != "duration")
    return any(each.edtf and each.edtf != headed.edtf for each in own)


def _is_near(found: Sequence[Found], new: Found) -> bool:
    return bool(found) and new.paragraph.number - found[-1].paragraph.number <= 1


def _first(told: Understood) -> Dated | None:
    """The first whole day in a sentence of the article, its head and dateline left out."""
    for each in told.dates:
        place = told.parsed.paragraph_at(each.span.start)
        if place is None or place.block.label is not BlockLabel.BODY or not is_whole(each.edtf):
            continue
        if any(token.pos_ == "VERB" for token in place.doc):
            return each
    return None


def _news(told: Understood, new: Found) -> Dated | None:
    """The first whole day that the article tells before a meeting: that of its news."""
    first = _first(told)
    if first is not None and first.span.start > new.evidence[0].start:
        return None
    published = told.article.published
    if first is None or published is None or first.edtf is None:
        return None
    return first if 0 <= (published - day_of.fromisoformat(first.edtf)).days < _WEEK else None


def _came_with(verb: Token) -> Token | None:
    """The "as" or "after" of "The release came two days after she met him"."""
    if verb.dep_ != "advcl":
        return None
    same = (c for c in verb.children if c.lower_ == "as" and c.dep_ == "mark")
    mark = after_mark(verb) or next(same, None)
    if mark is None:
        return None
    return mark if verb.head.lemma_ in _CAME or _days(verb, mark) else None


def step_of(token: Token) -> int:
    """Days from what the sentence tells to a meeting: "met her a day after talks with", minus one."""
    for each in token.ancestors:
        unit = next((u for u in (each.head, *each.lefts) if u.lemma_ == "day"), None)
        if each.lower_ in ("after", "before") and each.dep_ == "prep" and unit is not None:
            counted = (c for c in unit.children if c.dep_ in ("nummod", "det"))
            days = next((1 if c.lower_ in _ONE else value_of(c.lower_) for c in counted), None)
            return int(days or 0) * (-1 if each.lower_ == "after" else 1)
        if each.tag_ in _FINITE:
            break
    return 0


def _days(verb: Token, mark: Token) -> int:
    """How many days before or after something else: "two days after she met him"; 0 if not told."""
    beside = (*verb.children, *mark.children, mark.head)
    for unit in (c for c in beside if c.lemma_ in ("day", "week")):
        length = _WEEK if unit.lemma_ == "week" else 1
        for each in unit.children:
            value = 1 if each.lower_ in _ONE else value_of(each.lower_)
            if value and each.dep_ in ("nummod", "det"):
                return int(value) * length
    return 0


def _beside_news(told: Understood, verb: Token, sentence: Sentence) -> Dated | None:
    """The day of what a meeting came with, or so many days before or after it."""
    mark = _came_with(verb)
    own = [each for each in told.dates_in(sentence.span) if is_whole(each.edtf)]
    first = own[0] if len(own) == 1 else (None if own else _first(told))
    published = told.article.published
    if mark is None or first is None or first.edtf is None or published is None:
        return None
    news, days = day_of.fromisoformat(first.edtf), _days(verb, mark)
    if not own and not 0 <= (published - news).days < _WEEK:
        return None
    if mark.lower_ == "as":
        return first
    step = days if mark.lower_ == "before" else -days
    return replace(first, edtf=(news + timedelta(days=step)).isoformat()) if days else None


def _of_visit(new: Found, found: Sequence[Found]) -> Dated | None:
    """The day of what the same person did just before: of a visit that it is part of, or "also"."""
    if (new.has_days and new.status not in _OPEN) or _is_then(new.phrase.first):
        return None
    for old in reversed(found):
        if new.paragraph.number - old.paragraph.number > _FAR:
            return None
        if step_of(old.phrase.last):  # told beside another, as that of a day before
            continue
        same = set(old.present.named) & set(new.present.named)
        if not any(one.startswith("person:") for one in same) or old.date is None:
            continue
        if (old.status in _OPEN) != (new.status in _OPEN) or (
            new.has_days and not _beside(old, new)
        ):
            return None
        going = bool(old.place) or old.phrase.entry.more["form"] == "travel"
        visit = old.phrase.entry.more["kind"] == "visit" and going
        if visit and new.phrase.entry.more["kind"] != "visit":
            whole = _whole_visit(old, old.date)
            return whole if new.status in _OPEN or "/" in (whole.edtf or "") else None
        token = new.phrase.first
        verb = token.head if token.pos_ == "NOUN" and token.head.pos_ == "VERB" else token
        also = any(c.lower_ in _ALSO for c in verb.children)
        if also and is_whole(old.date.edtf) and not new.has_days:
            return old.date
    return None


def _is_then(token: Token) -> bool:
    """Whether something is told to be done thereafter: "and will then fly to Oslo for talks"."""
    verbs = (each for each in (token, *token.ancestors) if each.pos_ == "VERB")
    return any(c.lower_ in _THEN for each in verbs for c in each.children)


def _beside(old: Found, new: Found) -> bool:
    """Whether both stand in one sentence."""
    return old.paragraph is new.paragraph and old.phrase.last.sent == new.phrase.last.sent


def _whole_visit(visit: Found, date: Dated) -> Dated:
    """The days of a visit of so many days from the day it begins."""
    match = _LENGTH.search(visit.phrase.last.sent.text)
    value = value_of(match[1].lower()) if match else None
    if not is_whole(date.edtf) or not value or not 1 < value < _LONGEST:
        return date
    first = day_of.fromisoformat(str(date.edtf))
    return replace(date, edtf=f"{first}/{first + timedelta(days=int(value) - 1)}")
