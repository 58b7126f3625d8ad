"""Whom words of a status mean when nobody else can be meant; when there may be another, nobody."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.asides import named_over
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, Party
from wayhome.extraction.pronouns import GENDERS, is_pronoun
from wayhome.extraction.statuses.clients import Nobody, client_meant
from wayhome.extraction.statuses.described import named_with

_SUBJECTS = ("nsubj", "nsubjpass")
_OFFICERS = frozenset(
    {
        "judge",
        "justice",
        "magistrate",
        "lawyer",
        "attorney",
        "advocate",
        "barrister",
        "solicitor",
        "prosecutor",
        "commissioner",
        "inspector",
        "superintendent",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "minister",
        "president",
        "premier",
        "ambassador",
        "envoy",
        "secretary",
        "rapporteur",
        "sergeant",
        "officer",
        "policeman",
        "constable",
        "detective",
        "representative",
    }
)


def party_of(who: Parties, paragraph: Paragraph, head: Token) -> Party:
    """Who a noun or pronoun means, surely."""
    party = who.surely(paragraph, head)
    if not is_pronoun(head):
        one = party.one
        if one is None and not party.many:
            one = named_with(who, paragraph, head, span=party.span)
        return Party(one, party.span, party.many, EntityKind.PERSON) if one else party
    client = client_meant(who, paragraph, head)
    if client is Nobody.HERE:
        sure = party.one is not None and is_sure(who, paragraph, head, meant=party.one)
        return party if sure else Party(None, party.span, many=False)
    return Party(client, party.span, many=False, kind=EntityKind.PERSON if client else "")


def is_sure(who: Parties, paragraph: Paragraph, head: Token, *, meant: str) -> bool:
    """Whether nobody else named in this sentence or the one before may be he or she."""
    over = named_over(who.known, paragraph.number, head)
    if over is not None and over.entity.entity_id == meant:
        return True
    rivals = {one for one in _rivals(who, paragraph, head) if one != meant}
    if not rivals:
        return True
    here = set(_named(who, paragraph, head.sent.start, last=head.i - 1))
    if rivals & here:
        return False
    if meant in here and head.dep_ in _SUBJECTS and not _is_told_of_another(who, head, meant):
        return True
    return all(_is_officer(who, one) for one in rivals) and not _is_officer(who, meant)


def _is_told_of_another(who: Parties, head: Token, meant: str) -> bool:
    """Whether an officer speaks, who tells of others: "the inspector said he was charged"."""
    return head.head.dep_ == "ccomp" and _is_officer(who, meant)


def _rivals(who: Parties, paragraph: Paragraph, head: Token) -> Iterator[str]:
    """Persons of the sentence so far and of the sentence before who may be he or she."""
    gender = GENDERS[head.lower_]
    before = [s for s in paragraph.doc.sents if s.end <= head.sent.start][-1:]
    first = before[0].start if before else head.sent.start
    named = list(_named(who, paragraph, first, last=head.i - 1))
    if not before and (page := who.before(paragraph)) is not None:
        last = list(page.doc.sents)[-1]
        named += _named(who, page.paragraph, last.start, last=last.end - 1)
    for one in named:
        if who.known.gender.get(one, gender) == gender:
            yield one


def _named(who: Parties, paragraph: Paragraph, first: int, *, last: int) -> Iterator[str]:
    for each in who.known.at(paragraph.number, first, last):
        if each.entity.kind is EntityKind.PERSON:
            yield each.entity.entity_id


def _is_officer(who: Parties, one: str) -> bool:
    """Whether a person is told of as one who judges, defends or speaks for others."""
    return bool(_OFFICERS & (who.known.words[one] | who.known.offices[one]))
