"""Persons told of by what they are: "the 65-year-old", "a pastor" of a lead, "member of X Ana Duarte"."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.clauses import behind
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, are_people
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.people import Named
from wayhome.extraction.statuses.ages import of_age

_CALLS = ("identify", "name", "know", "call")
_LEAD = 600
_PLAIN = frozenset(
    {"man", "woman", "person", "boy", "girl", "child", "national", "citizen", "member", "victim"}
    | {"family", "couple", "crew", "group", "pair", "number", "team", "staff", "dozen", "score"}
)


def named_with(who: Parties, paragraph: Paragraph, head: Token, *, span: Span) -> str | None:
    """The person whom a noun without a name means; None when it may be another."""
    if head.dep_ == "appos" and head.head.i < head.i:
        named = next(_persons(who, paragraph, head.head.i, last=head.head.i), None)
        if named is not None and named.last < head.left_edge.i:
            return named.entity.entity_id
    if any(each.lower_ == "old" for each in (head, *head.children)):
        return of_age(who, paragraph, head)
    named = (
        _right_behind(who, paragraph, head)
        or _at_end(who, paragraph, head)
        or _called(who, paragraph, head)
    )
    if named is not None:
        return named.entity.entity_id
    return _named_later(who, head, span=span)


def _at_end(who: Parties, paragraph: Paragraph, head: Token) -> Named | None:
    """Ana Duarte in "the member of parliament Ana Duarte": right behind what an office is of."""
    if (
        not are_people(head)
        or head.lemma_.lower() in _PLAIN - {"member"}
        or not any(each.lower_ == "of" for each in head.children)
    ):
        return None
    end = head.right_edge.i
    for named in _persons(who, paragraph, head.i + 2, last=end):
        if named.first < head.i + 2:
            continue
        before = head.doc[named.first - 1]
        apart = before.pos_ == "NOUN" and before.text.islower() and not are_people(before)
        return named if apart and before.i > head.i + 1 else None
    return None


def _right_behind(who: Parties, paragraph: Paragraph, head: Token) -> Named | None:
    """Ana Duarte in "lawmaker Ana Duarte", which the parse took for two."""
    if head.pos_ != "NOUN" or not are_people(head):
        return None
    found = _persons(who, paragraph, head.i + 1, last=head.i + 1)
    return next((each for each in found if each.first == head.i + 1), None)


def _called(who: Parties, paragraph: Paragraph, head: Token) -> Named | None:
    """Ana Duarte in "a cook, identified as Ana Duarte, was held"."""
    for verb in head.children:
        if verb.dep_ == "acl" and verb.lemma_ in _CALLS:
            for each in (*behind(verb, "as"), *_named_so(verb)):
                return next(_persons(who, paragraph, each.i, last=each.i), None)
    return None


def _named_so(verb: Token) -> Iterator[Token]:
    """Ana Duarte in "a woman named Ana Duarte"."""
    yield from (each for each in verb.children if each.dep_ in ("oprd", "dobj", "attr", "appos"))


def _persons(who: Parties, paragraph: Paragraph, first: int, *, last: int) -> Iterator[Named]:
    for each in who.known.at(paragraph.number, first, last):
        if each.entity.kind is EntityKind.PERSON:
            yield each


def _named_later(who: Parties, head: Token, *, span: Span) -> str | None:
    """The pastor named shortly after "a pastor was arrested", the only one of the article."""
    word = head.lemma_.lower()
    if head.left_edge.lower_ not in ("a", "an") or word in _PLAIN or span.start > _LEAD:
        return None
    called = [one for one, words in who.known.words.items() if word in words]
    if len(called) != 1:
        return None
    first = min(each.start for each in who.known.entities[called[0]].mentions)
    return called[0] if span.end < first < span.end + _LEAD else None
