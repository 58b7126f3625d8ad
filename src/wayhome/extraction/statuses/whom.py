"""Whom a status is of: each person named, or people without a name."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from wayhome.extraction.asides import named_before_who
from wayhome.extraction.clauses import object_of
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, Party, are_people, is_many
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.statuses.sure import is_pronoun, is_sure, may_be_named
from wayhome.extraction.together import beside, heads_of, named_before

_NOT_PEOPLE = ("it", "this", "that", "which", "what", "itself", "who", "whom", "you", "we", "us")
_NOBODY = ("nobody", "none", "anyone", "everyone", "someone", "anybody", "everybody", "somebody")


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a status is of, and from which token on their words stand."""

    party: Party
    head: Token


def whom_of(who: Parties, paragraph: Paragraph, head: Token, *, phrase: Phrase) -> Iterator[Whom]:
    """Each person named, or the group as one."""
    head = _meant(who, paragraph, _unbroken(head), phrase=phrase)
    if is_pronoun(head) and not _is_known(who, paragraph, head):
        return
    if together := named_before(who, paragraph, head):
        yield from (Whom(party, head) for party in together)
        return
    heads = heads_of(who, paragraph, head)
    aside = beside(who, paragraph, head)
    named = [each for each in dict.fromkeys((*heads, *aside)) if _is_person(who, paragraph, each)]
    if aside:
        heads = []
    told = set[str | None]()
    for each in named:
        party = who.surely(paragraph, each)
        if party.one not in told:
            yield Whom(party, each)
        told.add(party.one)
    others = [each for each in heads if each not in named and not _is_spelled(each, named)]
    if not others:
        return
    first = others[0]
    if phrase.entry.more.get("named") or not _may_be(
        who, paragraph, first, strict=_is_strict(phrase)
    ):
        return
    party = who.surely(paragraph, first)
    if len(others) > 1 and not named:
        party = Party(None, party.span, many=True)
    yield Whom(party, first)


def _is_spelled(head: Token, named: list[Token]) -> bool:
    """Whether the names of a plural follow it: "Two brothers, Ben and Karl Sollis, were …"."""
    after = [each.left_edge.i for each in named if each.i > head.i]
    return len(after) > 1 and is_many(head) and head.doc[min(after) - 1].text == ","


def _unbroken(head: Token) -> Token:
    """Ben Sollis in "his co-accused Ben Sollis", which the parse takes for three."""
    told = [each for each in head.head.children if each.dep_ == head.dep_ and each.i > head.i]
    return told[-1] if head.lower_ == "co" and told else head


def _is_known(who: Parties, paragraph: Paragraph, head: Token) -> bool:
    """Whether it is clear whom he or she means: one person named, or surely nobody who is."""
    meant = who.surely(paragraph, head).one
    if meant is None:
        return not may_be_named(who, paragraph, head)
    return is_sure(who, paragraph, head, meant=meant)


def _is_strict(phrase: Phrase) -> bool:
    """Whether the words must mean people: what is said of things too, or hangs on no verb."""
    form = phrase.entry.more["form"]
    beside_it = form == "noun" or phrase.first.dep_ == "amod"
    aside = form == "state" and verb_of(phrase).pos_ not in ("VERB", "AUX")
    return bool(phrase.entry.more.get("strict")) or beside_it or aside


def verb_of(phrase: Phrase) -> Token:
    """The verb of the clause that a wording stands in."""
    token = phrase.first
    while (
        token.pos_ not in ("VERB", "AUX") and token.head != token and token.head.sent == token.sent
    ):
        if token.head.pos_ in ("NOUN", "PROPN") and token.dep_ == "prep":
            return token
        token = token.head
    return token


def _meant(who: Parties, paragraph: Paragraph, head: Token, *, phrase: Phrase) -> Token:
    """The noun that "who" stands for when the parse hung the clause on a nearer thing."""
    verb = phrase.first
    if (listed := _included(head, verb)) is not None:
        return listed
    clause = _relative(verb, head)
    if clause is None:
        return _nearer(who, paragraph, head, verb=verb)
    near = named_before_who(who.known, paragraph.number, clause)
    if near is not None and not _is_person(who, paragraph, head):
        return near
    if head.pos_ == "NUM" and head.head.lower_ in ("of", "aged") and are_people(head.head.head):
        return head.head.head
    first = head
    while not (are_people(head) or who.named(paragraph, head)) or _is_thing(who, paragraph, head):
        if (
            head.dep_ not in ("pobj", "prep", "appos", "compound", "conj", "poss")
            or head.head == head
        ):
            return first
        head = head.head
    return head


def _relative(verb: Token, head: Token) -> Token | None:
    """The clause with "who" that a verb is in or is joined to, when it hangs on the head."""
    while verb.dep_ in ("conj", "xcomp", "oprd", "acomp", "prep", "pobj") and verb.head.i < verb.i:
        verb = verb.head
    has_who = any(each.lower_ == "who" for each in verb.children)
    return verb if has_who and verb.i > head.i else None


def _included(head: Token, verb: Token) -> Token | None:
    """Ana Duarte in "Those freed include Ana Duarte" and in "Among those freed was Ana Duarte"."""
    if verb.dep_ not in ("acl", "relcl") or verb.head != head or head.lower_ != "those":
        return None
    if head.dep_ == "nsubj" and head.head.lemma_ == "include":
        return object_of(head.head)
    among = head.head
    if among.lower_ != "among" or among.head.lemma_ != "be":
        return None
    told = [each for each in among.head.children if each.dep_ in ("attr", "nsubj")]
    return next((each for each in reversed(told) if not head.left_edge.i <= each.i <= verb.i), None)


def _nearer(who: Parties, paragraph: Paragraph, head: Token, *, verb: Token) -> Token:
    """Ana Duarte in "the trial of Ana Duarte, arrested in May": the person right before a clause."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    hung = verb.dep_ in ("acl", "relcl") and verb.head == head
    if not hung or are_people(head) or _is_person(who, paragraph, head):
        return head
    own = [each for each in head.subtree if head.i < each.i < verb.left_edge.i]
    near = (each for each in reversed(own) if _is_person(who, paragraph, each))
    return next(near, head)


def _is_thing(who: Parties, paragraph: Paragraph, head: Token) -> bool:
    entity = who.named(paragraph, head)
    return head.pos_ == "ADP" or (entity is not None and entity.kind is not EntityKind.PERSON)


def _is_person(who: Parties, paragraph: Paragraph, head: Token) -> bool:
    return who.surely(paragraph, head).one is not None


def _may_be(who: Parties, paragraph: Paragraph, head: Token, *, strict: bool) -> bool:
    """Whether words can be people at all."""
    if head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        return False
    entity = who.named(paragraph, head)
    if entity is not None and entity.kind is not EntityKind.PERSON:
        return False
    if head.lower_ in _NOT_PEOPLE:
        return False
    if head.pos_ == "PRON" and (head.lower_ in _NOBODY or head.dep_ == "poss"):
        return False
    if head.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"):
        return False
    return are_people(head) or (not strict and head.pos_ in ("NOUN", "PRON", "ADJ"))
