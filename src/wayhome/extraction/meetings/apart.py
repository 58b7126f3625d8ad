"""Meetings of one verb on several days: "met Ana Duarte on Monday and Ben Sollis on Tuesday"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from wayhome.extraction.facts import Dated, EntityKind
from wayhome.extraction.meetings.told import Found
from wayhome.extraction.meetings.who import Present
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.parties import Parties

_STOPS = (";", ":", "—", "–")
_TWO = 2
_DAY = len("2000-01-01")


def apart(who: Parties, sentence: Sentence, found: Found) -> Iterator[Found]:
    """One meeting for each day, with those told beside it; the same meeting where there is one day.

    Days and names must take turns behind the word of meeting, without another verb between them.
    """
    steps = list(_steps(who, sentence, found.phrase.last))
    turns = _turns(steps)
    if len(turns) < _TWO:
        yield found
        return
    here = {one for _, ones in turns for one in ones}
    common = [one for one in found.present.named if one not in here]
    if not any(one.startswith("person:") for one in common):
        yield found
        return
    for n, (day, ones) in enumerate(turns):
        those = Present([*common, *ones], list(found.present.groups) if not n else [])
        topics = list(found.topics) if not n else []
        yield replace(found, present=those, date=day, topics=topics, evidence=list(found.evidence))


def _steps(who: Parties, sentence: Sentence, token: Token) -> Iterator[Dated | str]:
    """The whole days and the persons behind a word, in order, up to the next verb."""
    doc, number = token.doc, sentence.paragraph.number
    days = {}
    for each in who.told.dates_in(sentence.span):
        piece = sentence.paragraph.tokens(each.span)
        if piece is not None and len(piece) and each.edtf and len(each.edtf) == _DAY:
            days[piece.start] = each
    names = {
        n.first: n.entity.entity_id
        for n in who.known.at(number, token.i + 1, sentence.piece.end - 1)
        if n.entity.kind is EntityKind.PERSON
    }
    for word in doc[token.i + 1 : sentence.piece.end]:
        if word.text in _STOPS or (word.pos_ in ("VERB", "AUX") and word.tag_ != "VBG"):
            return
        if word.i in days:
            yield days[word.i]
        elif word.i in names:
            yield names[word.i]


def _turns(steps: list[Dated | str]) -> list[tuple[Dated, list[str]]]:
    """Each day with the persons told right before it, or right behind where a day comes first."""
    if not steps:
        return []
    leads = isinstance(steps[0], Dated)
    found: list[tuple[Dated, list[str]]] = []
    waiting: list[str] = []
    for each in steps:
        if isinstance(each, str):
            (found[-1][1] if leads else waiting).append(each)
        elif leads:
            found.append((each, []))
        else:
            found.append((each, waiting))
            waiting = []
    whole = all(ones for _, ones in found) and not waiting
    return found if whole else []
