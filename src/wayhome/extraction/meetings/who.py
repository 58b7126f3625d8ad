"""Who takes part in a meeting, where it is, and what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from wayhome.extraction.clauses import joined, object_of
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.meetings.meant import meant
from wayhome.extraction.parsed import Paragraph, Sentence
from wayhome.extraction.parties import Parties, are_people
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.grammar import phrase_of
from wayhome.extraction.statements.wording import listed

_TALK = ("discuss", "review", "address", "tackle", "examine", "raise", "debate")
_TALKED = (*_TALK, "cover", "consider", "explore", "exchange", "touch", "agree")
_RANGE = ("range", "issue", "matter", "topic", "number", "series", "subject", "host", "question")
_TURNED = ("centre", "center", "focus", "concentrate", "turn", "touch", "revolve", "dwell")
_ABOUT = ("talk", "meeting", "discussion", "agenda", "conversation", "session", "visit")
_BOTH = ("the", "they", "both", "their")
_DATELINE = 12
_SENT = (
    "delegation",
    "mission",
    "team",
    "group",
    "envoy",
    "representative",
    "delegate",
    "panel",
    "member",
    "counterpart",
    "relative",
    "emissary",
    "negotiator",
    "side",
)
_SETTLED = (
    "sign",
    "finalise",
    "finalize",
    "seek",
    "negotiate",
    "establish",
    "set",
    "talk",
    "disseminate",
    "prepare",
    "arrange",
)


@dataclass(slots=True)
class Present:
    """Those who take part: entities by id, others by their words."""

    named: list[str] = field(default_factory=list)
    groups: list[Span] = field(default_factory=list)

    def add(self, other: "Present") -> None:
        """Take others in, each once."""
        self.named += [each for each in other.named if each not in self.named]
        self.groups += [each for each in other.groups if each not in self.groups]

    def __len__(self) -> int:
        return len(self.named) + len(self.groups)


def present(who: Parties, paragraph: Paragraph, head: Token | None) -> Present:
    """Everybody in the words of a noun, those joined by "and" included."""
    found = Present()
    if head is None:
        return found
    for each in joined(head):
        _one(who, paragraph, each, found=found)
    return found


def _one(who: Parties, paragraph: Paragraph, head: Token, *, found: Present) -> None:
    if _is_dateline(head):
        return
    party = meant(who, paragraph, head)
    one = party.one
    if one and not one.startswith("group:") and one in who.known.entities:
        found.add(Present([one]))
    elif are_people(head) or head.lemma_.lower() in (*listed("bodies"), *_SENT):
        found.add(Present([], [party.span]))
        _senders(who, paragraph, head, found=found)
    apposed = [c for c in head.children if c.dep_ == "appos"]
    for each in apposed:
        for inner in joined(each):
            entity = who.named(paragraph, inner)
            if entity is not None and entity.kind is EntityKind.PERSON:
                found.add(Present([entity.entity_id]))


def _senders(who: Parties, paragraph: Paragraph, head: Token, *, found: Present) -> None:
    """The body or country that a delegation is of, and the person who leads it."""
    of_whom = [c for c in head.children if c.dep_ == "poss"]
    of_whom += [
        each
        for prep in head.children
        if prep.lower_ in ("of", "from")
        for each in prep.children
        if each.dep_ == "pobj"
    ]
    for each in of_whom if head.lemma_.lower() in _SENT else ():
        entity = who.named(paragraph, each)
        if entity is not None and entity.kind is not EntityKind.PERSON:
            found.add(Present([entity.entity_id]))
    for each in head.children:
        if each.dep_ in ("acl", "relcl") and each.lemma_ in ("lead", "head", "chair"):
            for by in each.children:
                if by.lower_ == "by":
                    found.add(Present(persons_in(who, paragraph, by)))


def persons_in(who: Parties, paragraph: Paragraph, head: Token) -> list[str]:
    """The first person named in the words that hang on one."""
    first, last = head.left_edge.i, head.right_edge.i
    named = [
        each.entity.entity_id
        for each in who.known.at(paragraph.number, first, last)
        if each.entity.kind is EntityKind.PERSON
    ]
    return named[:1]


def _is_dateline(head: Token) -> bool:
    """Whether a word stands in the place and agency that a report begins with: "OSLO, 4 May —"."""
    behind = head.doc[head.i + 1 : head.i + _DATELINE]
    return head.i < _DATELINE and any(
        each.text in ("—", "–", "--") and not any(t.pos_ == "VERB" for t in head.doc[: each.i])
        for each in behind
    )


def place_of(who: Parties, paragraph: Paragraph, *heads: Token) -> str | None:
    """The place named behind "in", "at" or "to" of a verb or noun of meeting."""
    for head in heads:
        for prep in head.children:
            if prep.dep_ == "prep" and prep.lower_ in ("in", "at", "to"):
                for each in prep.children:
                    entity = who.named(paragraph, each)
                    if entity is not None and entity.kind is EntityKind.PLACE:
                        return entity.entity_id
    return None


def more_topics(sentence: Sentence) -> list[Span]:
    """What "the two", "the ministers" or "the talks" discussed or were about, in a further sentence."""
    for verb in sentence.piece:
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if verb.pos_ != "VERB" or subject is None or subject.left_edge.lower_ not in _BOTH:
            continue
        thing = object_of(verb)
        if verb.lemma_ in _TALKED and subject.lemma_.lower() not in _ABOUT and thing is not None:
            return list(_things(sentence.paragraph, thing))
        if subject.lemma_.lower() in _ABOUT and verb.lemma_ in _TURNED:
            heads = [c for c in verb.children if c.lower_ in ("on", "around", "to", "upon")]
            things = [t for head in heads for t in head.children if t.dep_ == "pobj"]
            return [each for t in things for each in _things(sentence.paragraph, t)]
    return []


def topics_of(paragraph: Paragraph, *heads: Token) -> Iterator[Span]:
    """What is discussed: behind "to discuss", "on", "about" and "over"."""
    for head in heads:
        for each in head.children:
            spoken = each.lemma_ in (*_TALK, *_SETTLED) and each.pos_ == "VERB" and each.i > head.i
            if spoken and (thing := object_of(each)) is not None:
                yield from _things(paragraph, thing)
            if spoken and each.lemma_ in ("talk", "confer"):
                preps = [p for p in each.children if p.lower_ in ("about", "through", "over")]
                for thing in (t for p in preps for t in p.children if t.dep_ == "pobj"):
                    yield from _things(paragraph, thing)
            if each.dep_ == "prep" and each.lower_ in (
                "on",
                "about",
                "over",
                "regarding",
                "concerning",
            ):
                for thing in each.children:
                    if thing.dep_ in ("pobj", "pcomp") and thing.ent_type_ not in ("DATE", "TIME"):
                        yield from _things(paragraph, thing)


def _things(paragraph: Paragraph, thing: Token) -> Iterator[Span]:
    if thing.pos_ == "PRON":
        return
    if thing.lemma_.lower() in _RANGE:
        inner = [
            each
            for prep in thing.subtree
            if prep.lower_ in ("including", "like", "from")
            for each in prep.children
            if each.dep_ in ("pobj", "pcomp")
        ]
        if inner:
            yield from _things(paragraph, inner[0])
            return
    for each in joined(thing):
        more = [c for c in each.children if c.dep_ == "conj"]
        last = int(each.right_edge.i) if not more else min(c.left_edge.i for c in more) - 1
        while last > each.i and (each.doc[last].is_punct or each.doc[last].dep_ == "cc"):
            last -= 1
        first = phrase_of(each)[0] if each.left_edge.i <= each.i else each.i
        yield paragraph.over(each.doc[first : last + 1])
