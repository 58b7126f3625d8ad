"""Engagements in the order of the text; one that is told again is further evidence of the first."""

from collections.abc import Iterator

from wayhome.extraction.clauses import is_infinitive
from wayhome.extraction.facts import Meeting
from wayhome.extraction.meetings.addressed import after_address
from wayhome.extraction.meetings.apart import apart
from wayhome.extraction.meetings.company import company
from wayhome.extraction.meetings.contacts import CONTACTS
from wayhome.extraction.meetings.lent import lend, step_of
from wayhome.extraction.meetings.nouns import by_noun
from wayhome.extraction.meetings.status import called_off
from wayhome.extraction.meetings.told import Found
from wayhome.extraction.meetings.topics import more_topics
from wayhome.extraction.meetings.verbs import FORMS
from wayhome.extraction.meetings.when import date_of
from wayhome.extraction.meetings.who import Present, place_of
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.parties import Parties, parties
from wayhome.extraction.phrases import phrases
from wayhome.extraction.understood import Understood

_OPEN = ("planned", "expected", "requested", "hoped")
_SUBJECTS = ("nsubj", "nsubjpass")
_PAIR = 2
_AGAIN = ("the", "their", "this")
_TWO = ("the two", "the pair", "both men", "both sides")
_FOR = ("to", "for", "at", "over")
_MEALS = {"dine": "dinner", "din": "dinner", "luncheon": "lunch", "banquet": "dinner"}
_FORMS = {**FORMS, **CONTACTS, "noun": by_noun}


def find_meetings(told: Understood) -> Iterator[Meeting]:
    """Engagements. Raises TooLong."""
    who = parties(told)
    found: list[Found] = []
    for sentence in told.parsed.sentences():
        here = _in_sentence(who, sentence, found)
        late = after_address(who, sentence, found) if not here else None
        here += [late] if late is not None else []
        near = here or found[-_PAIR:]
        discussed = more_topics(sentence) if near else []
        if near and sentence.paragraph.number - near[-1].paragraph.number <= 1:
            about = _meant_by(sentence, near)
            about.topics += [each for each in discussed if each not in about.topics]
            if not here:
                about.present.add(Present(company(who, sentence, about)))
        _go_on(who, sentence, found)
        for each in here:
            lend(told, sentence, each, found=found)
            _keep(each, found)
        _call_off(sentence, found)
    _lend_dates(found)
    for each in found:
        yield Meeting(
            evidence=tuple(each.evidence),
            kind=_kind(each),
            status=each.status,
            participants=tuple(each.present.named),
            participants_groups=tuple(each.present.groups),
            date=(each.date.edtf or each.date.without_publication_date) if each.date else None,
            date_span=each.date.span if each.date else None,
            place=each.place,
            topics=tuple(dict.fromkeys(each.topics)),
            rule=each.phrase.entry.rule,
        )


def _meant_by(sentence: Sentence, near: list[Found]) -> Found:
    """Which of the meetings just told a sentence goes on about: "the two" not of one told aside."""
    talks = [each for each in near if not _is_visit(each)] or near
    if sentence.piece[:2].text.lower() in _TWO:
        talks = [each for each in talks if not step_of(each.phrase.last)] or talks
    return talks[-1]


def _is_here(one: Found, other: Found) -> bool:
    """Whether two meetings are told in one sentence."""
    return one.paragraph is other.paragraph and one.phrase.last.sent == other.phrase.last.sent


def _go_on(who: Parties, sentence: Sentence, found: list[Found]) -> None:
    """Give the last meeting the day and place told of "the meeting" in a further sentence."""
    if not found or sentence.paragraph.number - found[-1].paragraph.number > 1:
        return
    last = found[-1]
    first = sentence.piece[0]
    if first.lower_ == "it" and first.head.lemma_ in ("take", "hold", "reschedule", "schedule"):
        last.date = last.date or date_of(who, sentence, first.head)
        return
    for token in sentence.piece:
        noun = next((p for p in phrases("meetings", token) if p.entry.more["form"] == "noun"), None)
        if (
            noun is None
            or token.left_edge.lower_ not in _AGAIN
            or any(each.lower_ in ("with", "between") for each in token.children)
        ):
            continue
        visits = {each.entry.more["kind"] == "visit" for each in (noun, last.phrase)}
        if len(visits) == 1:
            if not last.has_days:
                last.date = last.date or date_of(who, sentence, noun.last)
            last.place = last.place or place_of(who, sentence.paragraph, noun.last)
            return


def _call_off(sentence: Sentence, found: list[Found]) -> None:
    """Tell of the last meeting planned that it was called off: "was due on Monday, but the talks were"."""
    if not found or found[-1].status not in _OPEN:
        return
    last = found[-1]
    for token in sentence.piece:
        if token.dep_ not in _SUBJECTS or token.left_edge.lower_ not in (*_AGAIN, "that"):
            continue
        status = called_off(token.head)
        more = [p.entry.more for p in phrases("meetings", token)]
        told = any((m["form"], m["kind"] == "visit") == ("noun", _is_visit(last)) for m in more)
        alone = not any(c.dep_ == "prep" for c in token.children)
        if told and alone and status and sentence.paragraph.number - last.paragraph.number <= 1:
            last.status = status
            return


def _kind(found: Found) -> str:
    """The kind of the entry; a meal by its own name."""
    kind = str(found.phrase.entry.more["kind"])
    if kind == "meeting" and _is_by_phone(found):
        return "talks"
    meal = found.phrase.last.lemma_.lower()
    return _MEALS.get(meal, meal) if kind == "dinner" else kind


def _is_by_phone(found: Found) -> bool:
    """Whether a verb of meeting is told with "by telephone"."""
    preps = (c for c in found.phrase.first.children if c.lower_ in ("by", "on", "over"))
    return any(each.lemma_ in ("phone", "telephone") for prep in preps for each in prep.children)


def _lend_dates(found: list[Found]) -> None:
    """An undated meeting still to come has the week in which others with the same people are."""
    open_ones = [each for each in found if each.status in ("planned", "expected", "hoped")]
    for each in open_ones:
        lent = {
            other.date.edtf: other.date
            for other in open_ones
            if other.date is not None
            and other.date.edtf is not None
            and "W" in other.date.edtf
            and set(other.present.named) & set(each.present.named)
        }
        if each.date is None and not each.has_days and len(lent) == 1:
            each.date = next(iter(lent.values()))


def _keep(new: Found, found: list[Found]) -> None:
    """Add a meeting, or what is new of one that was told before."""
    for old in found:
        if _is_same(old, new):
            old.evidence += [each for each in new.evidence if each not in old.evidence]
            old.present.add(new.present)
            old.date = old.date or (None if old.has_days else new.date)
            old.place = old.place or new.place
            old.topics += new.topics
            if old.is_title and not new.is_title:
                old.status, old.is_title = new.status, False
            return
    found.append(new)


def _is_same(old: Found, new: Found) -> bool:
    """Whether two tell of one meeting: the same people, no other day, no other standing."""
    ones, others = set(old.present.named), set(new.present.named)
    if not others or not (others <= ones or ones <= others):
        return False
    if old.date and new.date and old.date.edtf != new.date.edtf:
        return False
    fresh = [each.text for each in new.present.groups if each.text not in old_words(old)]
    if len(others) == 1 and fresh and old.present.groups:
        return False
    if _are_unlike(old, new) or (old.place and new.place and old.place != new.place):
        return False
    named_later = _are_named_later(old, new)
    if not _is_visit(new) and len(ones & others) < 2 and ones != others and not named_later:
        return False
    return (
        old.status == new.status
        or old.is_title
        or new.is_title
        or (old.status == "held" and new.phrase.entry.more["form"] == "noun")
    )


def _is_call(found: Found) -> bool:
    """Whether a visit is one to a person: "called on", "a courtesy call"."""
    more = found.phrase.entry.more
    return bool(more.get("calls")) or more["form"] == "on"


def _is_visit(found: Found) -> bool:
    return bool(found.phrase.entry.more["kind"] == "visit")


def _are_unlike(old: Found, new: Found) -> bool:
    """Whether one is a visit and the other none, or a meal is told beside a meeting."""
    meals = {each.phrase.entry.more["kind"] == "dinner" for each in (old, new)}
    noun = new.phrase.last
    further = noun.pos_ == "NOUN" and noun.left_edge.lower_ not in _AGAIN
    together = _is_here(old, new)
    calls = {_is_call(each) for each in (old, new)}
    if len(calls) > 1 and set(old.present.named) != set(new.present.named):
        return True
    return (len(meals) > 1 and further and not together) or _is_visit(old) != _is_visit(new)


def _are_named_later(old: Found, new: Found) -> bool:
    """Whether people told by their offices are named in a sentence soon behind.

    "The two countries' labour ministers met on Monday. Ana Duarte and Ben Sollis shook hands …", and
    "met her counterpart … The meeting with Ben Sollis".
    """
    if new.paragraph.number - old.paragraph.number > 1 or new.date is not None:
        return False
    persons = [one for one in new.present.named if one.startswith("person:")]
    words = [each.text.lower() for each in old.present.groups]
    if len(persons) != _PAIR or len(words) != 1:
        return False
    if not any(one.startswith("person:") for one in old.present.named):
        return not new.present.groups and words[0].split(" of ")[0].endswith("s")
    noun = new.phrase.last
    again = noun.pos_ == "NOUN" and noun.left_edge.lower_ in _AGAIN
    return again and words[0].endswith(("counterpart", "colleague"))


def old_words(found: Found) -> set[str]:
    """The words for those without a name at a meeting."""
    return {each.text for each in found.present.groups}


def _in_sentence(who: Parties, sentence: Sentence, before: list[Found]) -> list[Found]:
    found: list[Found] = []
    for token in sentence.piece:
        if any(each.phrase.first.i < token.i <= each.phrase.last.i for each in found):
            continue
        for phrase in phrases("meetings", token):
            if (
                one := _FORMS[phrase.entry.more["form"]](who, sentence, phrase, before=before)
            ) is not None:
                found.append(one)
                break
    return [one for each in _tidied(found) for one in apart(who, sentence, each)]


def _taken_in(found: list[Found]) -> list[Found]:
    """Without a journey "for talks" or "to meet", whose traveller, place and day the meeting has."""
    gone: list[Found] = []
    for trip in found:
        kind, form = trip.phrase.entry.more["kind"], trip.phrase.entry.more["form"]
        if kind != "visit" or form not in ("travel", "place"):
            continue
        for each in found:
            if (
                each is not trip
                and _is_aim(each, trip)
                and each.phrase.entry.more["kind"] != "visit"
            ):
                each.present.named = [
                    *trip.present.named,
                    *(one for one in each.present.named if one not in trip.present.named),
                ]
                each.place, each.date = each.place or trip.place, each.date or trip.date
                gone.append(trip)
    return [each for each in found if each not in gone]


def _is_aim(meeting: Found, trip: Found) -> bool:
    """Whether a journey is made for a meeting: "for talks with", "to meet"."""
    token, verb = meeting.phrase.first, trip.phrase.first
    if is_infinitive(token):
        return token.dep_ in ("advcl", "xcomp") and token.head == verb
    above = meeting.phrase.last
    while above.head not in (above, verb) and above.head.pos_ in ("NOUN", "ADP"):
        above = above.head
    return above.lower_ == "for" and above.head in (verb, verb.head)


def _without_mere(found: list[Found]) -> list[Found]:
    """Without what only tells of another: "hosted to lunch", "talks on a dialogue", "a farewell visit".

    What the noun adds of people, day and topics is kept with the meeting it belongs to.
    """
    gone: list[Found] = []
    for each in found:
        noun = each.phrase.last
        for other in found:
            if other is each or other in gone:
                continue
            fewer = set(each.present.named) <= set(other.present.named)
            at = noun.head.lower_ in _FOR and noun.head.head == other.phrase.first
            topic = any(
                t.start <= each.evidence[0].start and each.evidence[0].end <= t.end
                for t in other.topics
            )
            called = _is_call(each) and other.phrase.first in noun.ancestors
            if fewer and (topic or called or (at and _is_meal(each)) or _is_aside(each, other)):
                other.topics += [] if topic else each.topics
                other.date = other.date or each.date
                gone.append(each)
    return [each for each in found if each not in gone]


def _is_aside(each: Found, other: Found) -> bool:
    """Whether a clause goes on about a meeting: "was received by Ana Duarte, who briefed him on"."""
    verb = each.phrase.first
    aside = verb.dep_ == "relcl" and other.phrase.first in verb.ancestors and not _is_visit(each)
    days = {found.date.edtf for found in (each, other) if found.date is not None}
    return aside and not each.present.groups and len(days) < _PAIR


def _is_meal(found: Found) -> bool:
    return bool(found.phrase.entry.more["kind"] == "dinner")


def _tidied(found: list[Found]) -> Iterator[Found]:
    """Without a visit "to meet" somebody, and with those whom a visitor "raised it with"."""
    found = _without_mere(_taken_in(found))
    meets = [each for each in found if each.phrase.entry.more["kind"] != "visit"]
    for each in found:
        more = each.phrase.entry.more
        if more["kind"] == "visit":
            token = each.phrase.first
            later = [m for m in meets if m.phrase.first.i > token.i]
            his = any(c.tag_ == "PRP$" for c in token.children)
            if his and later and is_infinitive(later[0].phrase.first):
                later[0].place = later[0].place or each.place
                continue
            inner = [m for m in meets if token in m.phrase.first.ancestors]
            if (
                more["form"] == "noun"
                and inner
                and set(each.present.named) <= set(inner[0].present.named)
            ):
                inner[0].place = inner[0].place or each.place
                continue
            raised = [m for m in meets if m.phrase.entry.more["form"] == "raise"]
            if raised and set(each.present.named) <= set(raised[0].present.named):
                each.present.add(raised[0].present)
        if more["form"] == "raise":
            visits = [v for v in found if v.phrase.entry.more["kind"] == "visit" or v in meets]
            if any(
                v is not each and set(each.present.named) & set(v.present.named) for v in visits
            ):
                continue
        yield each
