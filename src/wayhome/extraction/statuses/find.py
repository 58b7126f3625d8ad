"""Statuses of persons in the order of the text, each with whom it is of, or with nobody named."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.facts import PersonStatus
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties, parties
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.statuses.charges import charge_of
from wayhome.extraction.statuses.evidence import evidence_of
from wayhome.extraction.statuses.found import found
from wayhome.extraction.statuses.whom import Whom, verb_of, whom_of
from wayhome.extraction.understood import Understood

_GROUP, _UNNAMED = "group", "unnamed person"
_INSIDE = ("detained", "jailed")


def find_statuses(told: Understood) -> Iterator[PersonStatus]:
    """Statuses of persons. Raises TooLong."""
    who = parties(told)
    who.statuses.clear()
    titles: list[PersonStatus] = []
    rest: list[PersonStatus] = []
    for sentence in told.parsed.sentences():
        title = sentence.paragraph.block.label is BlockLabel.TITLE
        for each in _in_sentence(who, sentence, is_title=title):
            (titles if title else rest).append(each)
    yield from _together(rest, titles)


def _together(rest: list[PersonStatus], titles: list[PersonStatus]) -> Iterator[PersonStatus]:
    """One status once: what is told again, and what a title repeats, is further evidence."""
    kept: list[PersonStatus] = []
    for each in rest:
        same = next(
            (
                i
                for i, one in enumerate(kept)
                if one.subject == each.subject
                and one.status == each.status
                and ":" in each.subject
                and one.past == each.past
            ),
            None,
        )
        if same is None:
            kept.append(each)
        else:
            kept[same] = replace(kept[same], evidence=(*kept[same].evidence, *each.evidence))
    for each in titles:
        same = next((i for i, one in enumerate(kept) if one.status == each.status), None)
        if same is None:
            kept.append(each)
        else:
            kept[same] = replace(kept[same], evidence=(*kept[same].evidence, *each.evidence))
    yield from kept


def _in_sentence(who: Parties, sentence: Sentence, *, is_title: bool) -> Iterator[PersonStatus]:
    taken: set[int] = set()
    held: set[int] = set()
    for token in sentence.piece:
        if token.i in taken:
            continue
        answer = found(token, is_title=is_title)
        if answer is None:
            continue
        phrase, head = answer
        if _is_or(token, taken) or _is_where(phrase, held):
            continue
        whom = list(whom_of(who, sentence.paragraph, head, phrase=phrase))
        if whom:
            taken.update(
                each.i
                for each in phrase.first.doc[phrase.first.i : phrase.last.i + 1]
                if each.dep_ != "amod"
            )
            if phrase.entry.more["status"] in _INSIDE:
                held.add(phrase.first.i)
        for each in whom:
            if not each.party.many:
                who.recall(sentence.paragraph, phrase.first.i, each.party.one)
            yield _status(who, sentence.paragraph, phrase, whom=each)


def _is_or(token: Token, taken: set[int]) -> bool:
    """Whether "or imprisoned" only repeats "detained"."""
    joined_by = any(each.lower_ == "or" for each in token.head.children)
    return token.dep_ == "conj" and joined_by and token.head.i in taken


def _is_where(phrase: Phrase, held: set[int]) -> bool:
    """Whether "in prison" only says where somebody already told of is held."""
    more = phrase.entry.more
    inside = more["form"] == "state" and more["status"] in _INSIDE
    return inside and verb_of(phrase).i in held


def _status(who: Parties, paragraph: Paragraph, phrase: Phrase, *, whom: Whom) -> PersonStatus:
    party = whom.party
    subject = party.one or (_GROUP if party.many else _UNNAMED)
    quote = who.told.said_by(paragraph.over(phrase.last))
    return PersonStatus(
        evidence=evidence_of(paragraph, phrase, whom),
        subject=subject,
        subject_span=party.span,
        status=phrase.entry.more["status"],
        status_span=paragraph.over(phrase.first.doc[phrase.first.i : phrase.last.i + 1]),
        charge=charge_of(paragraph, phrase),
        according_to=quote.speaker if quote else None,
        past=_is_past(phrase.first),
        rule=phrase.entry.rule,
    )


def _is_past(verb: Token) -> bool:
    return any(each.lower_ in ("had", "'d", "’d") for each in verb.children if each.dep_ == "aux")
