"""Whom a status is of: each person named, or people without a name."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from wayhome.extraction.asides import named_before_who
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.naming.vocabulary import uses
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, Party, are_people, is_many
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.statuses.included import included
from wayhome.extraction.statuses.nearest import right_before
from wayhome.extraction.statuses.rows import companions_of, examples_of, row_of
from wayhome.extraction.statuses.sure import party_of
from wayhome.extraction.together import beside, heads_of, named_before

_NOT_PEOPLE = ("it", "this", "that", "which", "what", "itself", "who", "whom", "you", "we", "us")
_DOERS = ("nsubj", "nsubjpass")
_CALLED_SO = ("accused", "deceased", "convicted", "condemned")
_THINGS = frozenset(
    {"cargo", "plane", "aircraft", "car", "truck", "lorry", "bus", "vehicle", "container", "money"}
    | {"passport", "document", "website", "newspaper", "drug", "weapon", "animal", "wildlife"}
)
_TRADES = frozenset({"cutter", "launch", "tug", "junk", "tanker"})
_ONLY = ("jailed", "imprisoned", "exiled")  # no thing is
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
_NOBODY = ("nobody", "none", "anyone", "everyone", "someone", "anybody", "everybody", "somebody")


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a status is of, and from which token on their words stand."""

    party: Party
    head: Token


def whom_of(who: Parties, paragraph: Paragraph, head: Token, *, phrase: Phrase) -> Iterator[Whom]:
    """Each person named, or the group as one."""
    head = _meant(who, paragraph, _unbroken(head), phrase=phrase)
    head, is_doubtful = right_before(who, paragraph, head, verb=verb_of(phrase))
    if is_doubtful:
        yield Whom(Party(None, who.words(paragraph, head), is_many(head)), head)
        return
    if together := named_before(who, paragraph, head):
        yield from (Whom(party, head) for party in together)
        return
    heads = heads_of(who, paragraph, head)
    aside = beside(who, paragraph, head)
    if row := row_of(who, paragraph, head, verb=verb_of(phrase)):
        heads, aside = row, []
    heads += examples_of(who, paragraph, head) if is_many(head) and not row else []
    heads += companions_of(who, paragraph, verb_of(phrase))
    named = [each for each in dict.fromkeys((*heads, *aside)) if _is_person(who, paragraph, each)]
    if aside:
        heads = []
    told = set[str | None]()
    for each in named:
        party = party_of(who, paragraph, each)
        if party.one not in told:
            yield Whom(party, each)
        told.add(party.one)
    others = [each for each in heads if each not in named and not _is_spelled(each, named)]
    if not others or _is_of_thing(phrase):
        return
    first = others[0]
    if phrase.entry.more.get("named") or not _may_be(
        who, paragraph, first, strict=_is_strict(phrase)
    ):
        return
    party = party_of(who, paragraph, first)
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


def _is_of_thing(phrase: Phrase) -> bool:
    """Whether a clause begins with "which", and so is of no people."""
    lefts = verb_of(phrase).lefts
    return any(each.lower_ == "which" and each.dep_ in _DOERS for each in lefts)


def _is_strict(phrase: Phrase) -> bool:
    """Whether the words must mean people: what is said of things too, or hangs on no verb."""
    form = phrase.entry.more["form"]
    beside_it = form == "noun" or (phrase.first.dep_ == "amod" and phrase.first.lower_ not in _ONLY)
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
    verb = verb_of(phrase)
    if (listed := included(head, verb)) is not None:
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
    return party_of(who, paragraph, head).one is not None


def _may_be(who: Parties, paragraph: Paragraph, head: Token, *, strict: bool) -> bool:
    """Whether words can be people at all."""
    if head.lower_ in _CALLED_SO and any(each.dep_ == "det" for each in head.children):
        return True
    entity = who.named(paragraph, head)
    named_else = entity is not None and entity.kind is not EntityKind.PERSON
    if head.pos_ not in _NOMINAL or named_else or _is_no_people(head):
        return False
    return are_people(head) or (not strict and head.pos_ in ("NOUN", "PRON", "ADJ"))


def _is_no_people(head: Token) -> bool:
    """Whether a word is never one for people: a thing, a time, "it", "nobody"."""
    if head.pos_ == "PRON" and (head.lower_ in _NOBODY or head.dep_ == "poss"):
        return True
    timed = head.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
    thing = head.lemma_.lower() in _THINGS | uses("names", "vessel") - _TRADES
    return thing or head.lower_ in _NOT_PEOPLE or (timed and head.lower_ != "old")
