"""Whom words of a status mean when nobody else can be meant; when there may be another, nobody."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.asides import named_over
from wayhome.extraction.clauses import own_subject
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, Party
from wayhome.extraction.pronouns import GENDERS, is_pronoun
from wayhome.extraction.statuses.clients import Nobody, client_meant
from wayhome.extraction.statuses.described import named_with
from wayhome.extraction.statuses.lately import goes_on_of, has_stranger, of_main
from wayhome.extraction.statuses.latter import one_of_two
from wayhome.extraction.statuses.officers import is_officer

_SUBJECTS = ("nsubj", "nsubjpass")
_BACK = 3


def party_of(who: Parties, paragraph: Paragraph, head: Token) -> Party:
    """Who a noun or pronoun means, surely."""
    party = who.surely(paragraph, head)
    if not is_pronoun(head):
        one = party.one or one_of_two(who, paragraph, head)
        if one is None and not party.many:
            one = named_with(who, paragraph, head, span=party.span)
        return Party(one, party.span, party.many, EntityKind.PERSON) if one else party
    client = client_meant(who, paragraph, head, meant=meant_by)
    meant = meant_by(who, paragraph, head) if client is Nobody.HERE else client
    return Party(meant, party.span, many=False, kind=EntityKind.PERSON if meant else "")


def meant_by(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """Whom a pronoun surely stands for."""
    if has_stranger(who, paragraph, head.sent, last=head.i - 1):
        return None
    meant = who.surely(paragraph, head).one
    if meant is not None and is_sure(who, paragraph, head, meant=meant):
        return meant
    return of_main(who, paragraph, head) or goes_on_of(who, paragraph, head)


def is_sure(who: Parties, paragraph: Paragraph, head: Token, *, meant: str) -> bool:
    """Whether nobody else named in this sentence or the one before may be he or she."""
    over = named_over(who.known, paragraph.number, head)
    if over is not None and over.entity.entity_id == meant:
        return True
    doer = _doer(who, paragraph, head)
    rivals = {one for one in _rivals(who, paragraph, head, back=1) if one not in (meant, doer)}
    if is_officer(who, meant):
        more = {one for one in _rivals(who, paragraph, head, back=_BACK) if one != meant}
        if _speaks(who, paragraph, head, meant=meant) or not all(
            is_officer(who, each) for each in more
        ):
            return False
    if not rivals:
        return True
    here = set(_named(who, paragraph, head.sent.start, last=head.i - 1))
    if rivals & here:
        return False
    if all(is_officer(who, one) for one in rivals) and not is_officer(who, meant):
        return True
    own = meant in here and head.dep_ in _SUBJECTS
    return own and _is_own(who, paragraph, head, meant=meant)


def _doer(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """Who does it to "him": "Judge Ben Sollis questioned Ana Duarte and charged her"."""
    if head.dep_ not in ("dobj", "dative"):
        return None
    doer = own_subject(head.head)
    return who.surely(paragraph, doer).one if doer is not None and doer != head else None


def _is_own(who: Parties, paragraph: Paragraph, head: Token, *, meant: str) -> bool:
    """Whether a clause below one of somebody tells of the same, with others told of before.

    "Ana Duarte was held. Ben Sollis said he …" and "Ben Sollis took over when he …" tell of either.
    """
    if meant in who.told_of(paragraph, head.sent.start, head.i - 1):
        return True
    return head.head.dep_ != "advcl" and not _speaks(who, paragraph, head, meant=meant)


def _speaks(who: Parties, paragraph: Paragraph, head: Token, *, meant: str) -> bool:
    """Whether somebody tells what a pronoun stands in: "the inspector said he was charged"."""
    verb = head.head.head
    if head.head.dep_ != "ccomp" or verb.pos_ != "VERB":
        return False
    doer = own_subject(verb)
    return doer is not None and doer != head and who.surely(paragraph, doer).one == meant


def _rivals(who: Parties, paragraph: Paragraph, head: Token, *, back: int) -> Iterator[str]:
    """Persons of the sentence so far and of those right before who may be he or she."""
    gender = GENDERS[head.lower_]
    before = [s for s in paragraph.doc.sents if s.end <= head.sent.start][-back:]
    first = before[0].start if before else head.sent.start
    named = list(_named(who, paragraph, first, last=head.i - 1))
    if len(before) < back and (page := who.before(paragraph)) is not None:
        last = list(page.doc.sents)[len(before) - back :]
        named += _named(who, page.paragraph, last[0].start, last=last[-1].end - 1)
    for one in named:
        if who.known.gender.get(one, gender) == gender:
            yield one


def _named(who: Parties, paragraph: Paragraph, first: int, *, last: int) -> Iterator[str]:
    for each in who.known.at(paragraph.number, first, last):
        if each.entity.kind is EntityKind.PERSON:
            yield each.entity.entity_id
