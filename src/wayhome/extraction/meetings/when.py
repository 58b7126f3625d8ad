"""When a meeting is: which date of its sentence is its own, and whether that is still to come."""

import re
from collections.abc import Sequence
from datetime import date as day_of
from datetime import timedelta

from spacy.tokens import Doc, Token

from wayhome.extraction.clauses import is_infinitive
from wayhome.extraction.facts import Dated
from wayhome.extraction.meetings.clause import is_own
from wayhome.extraction.meetings.who import is_dash
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.parties import Parties
from wayhome.extraction.spans import span_of
from wayhome.extraction.understood import Understood

_VERBS = ("VERB", "AUX")
_HEAD = 16
_APART = 150
_PUT_OFF = ("postpone", "put", "delay", "defer", "adjourn", "move", "reschedule", "push", "shift")
_TRIPS = ("visit", "trip", "tour", "mission", "stay")
_LEAVING = ("leave", "depart", "return", "go", "fly", "end", "conclude", "head")
_UNTIL = ("until", "till", "to")
_DAY = len("2000-01-01")
_BESIDE = re.compile(
    r"\b(?:(?P<before>(?:the (?:previous|preceding) (?:day|evening|night)|"
    r"the (?:day|night|evening) before|a day earlier))"
    r"|(?:the (?:following|next) (?:day|morning|evening)|the day after|a day later))\b(?! (?:the|an?|his|her)\b)",
    re.IGNORECASE,
)


def in_dateline(doc: Doc, place: int) -> bool:
    """Whether a date stands in the head of a report: "OSLO, 4 May 1999 —"."""
    dash = next((each for each in doc[:_HEAD] if is_dash(each)), None)
    return dash is not None and place < dash.idx and all(t.pos_ != "VERB" for t in doc[: dash.i])


def is_to_come(who: Parties, token: Token, date: Dated | None) -> bool:
    """Whether a meeting told as a fact is ahead: "leads a mission from 12 May", "when he meets"."""
    if token.pos_ in _VERBS and _is_ahead(token):
        return True
    published = who.told.article.published
    day = date.edtf[:_DAY] if date and date.edtf else ""
    if published is None or len(day) < _DAY or day < published.isoformat():
        return False
    verbs = [each for each in (token, *token.ancestors) if each.pos_ in _VERBS][:1]
    return any(
        verb.tag_ in ("VBZ", "VBP") or any(c.lower_ in ("is", "are") for c in verb.children)
        for verb in verbs
    )


def _is_ahead(verb: Token) -> bool:
    """Whether it hangs on what will be done: "will fly to Oslo to meet", "will ask when she meets"."""
    hangs = is_infinitive(verb) or (
        verb.tag_ in ("VBZ", "VBP") and any(each.lower_ == "when" for each in verb.children)
    )
    return hangs and any(
        c.tag_ == "MD" for a in verb.ancestors for c in a.children if c.dep_ == "aux"
    )


def date_of(who: Parties, sentence: Sentence, token: Token) -> Dated | None:
    """The date nearest to the words of meeting in their sentence, those behind them first.

    The date of a clause that tells of something else is not taken.
    """
    here = sentence.over(token).start
    dates = [
        each
        for each in who.told.dates_in(sentence.span)
        if each.kind != "duration"
        and not (each.edtf or "").startswith("P")
        and (each.edtf or each.without_publication_date)
        and not in_dateline(token.doc, each.span.start - sentence.paragraph.block.start)
        and _is_said_with(who.told, each, here)
        and not _is_of_another(sentence, each, token)
    ]

    def far(each: Dated) -> int:
        away = each.span.start - here
        text = who.told.article.text[min(here, each.span.start) : max(here, each.span.start)]
        apart = text.count(",") * 25 + text.count(";") * 200
        moved = -_APART if _is_until(sentence, each) else 0
        return (away if away > 0 else -away + 15) + apart + moved

    return min(
        dates, key=lambda each: (not _is_direct(sentence, each, token), far(each)), default=None
    )


def _is_said_with(told: Understood, date: Dated, place: int) -> bool:
    """Whether a date stands in the same words of a speaker as a place, or both in none."""
    quote = told.said_by(date.span)
    apart = quote is not None and quote.kind == "direct"
    return not apart or quote is None or quote.content.start <= place < quote.content.end


def _is_direct(sentence: Sentence, date: Dated, token: Token) -> bool:
    """Whether a date hangs on the very verb or noun of meeting."""
    root = _root(sentence, date)
    if root is None or _is_until(sentence, date):
        return True
    above = next((each for each in root.ancestors if each == token or each.pos_ in _VERBS), None)
    return above == token


def _root(sentence: Sentence, date: Dated) -> Token | None:
    piece = sentence.paragraph.tokens(date.span)
    return piece.root if piece is not None and len(piece) else None


def _is_until(sentence: Sentence, date: Dated) -> bool:
    """Whether something was put off "until" a date."""
    root = _root(sentence, date)
    if root is None or root.head.lower_ not in _UNTIL:
        return False
    return root.head.head.lemma_ in _PUT_OFF


def _is_of_another(sentence: Sentence, date: Dated, token: Token) -> bool:
    """Whether a date tells when something beside the meeting was."""
    root = _root(sentence, date)
    if root is not None and _is_of_leaving(root, token):
        return True
    return root is not None and not _is_until(sentence, date) and not is_own(root, token)


def _is_of_leaving(date: Token, trip: Token) -> bool:
    """Whether a date tells when somebody left: "left on Tuesday after a visit of five days"."""
    over = trip.head.head
    if trip.head.lower_ not in ("after", "following") or trip.lemma_ not in _TRIPS:
        return False
    return over.lemma_ in _LEAVING and trip not in date.ancestors


def day_beside(told: Understood, sentence: Sentence, dates: Sequence[Dated | None]) -> Dated | None:
    """The day before or after that of the last meeting, told as "the previous day"."""
    match = _BESIDE.search(sentence.piece.text)
    days = [each.edtf for each in dates if each is not None and is_whole(each.edtf)]
    if match is None or not days or told.article.published is None:
        return None
    moved = day_of.fromisoformat(str(days[-1])) + timedelta(days=-1 if match["before"] else 1)
    start = sentence.span.start + match.start()
    span = span_of(told.article.text, start, start + len(match[0]))
    return Dated(span, moved.isoformat(), None, "point", "day beside")


def is_whole(edtf: str | None) -> bool:
    """Whether a date is one whole day of a known year."""
    return edtf is not None and len(edtf) == _DAY and edtf[:4].isdigit()
