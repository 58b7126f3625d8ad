"""Who takes part in a meeting, and where it is."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from wayhome.extraction.clauses import joined, own_subject
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.meetings.meant import meant
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, are_people
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.people import is_person
from wayhome.extraction.statements.wording import listed

_DATELINE = 12
_NOBODY = ("you", "we", "us", "i", "me", "who", "whom")
SENT = (
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
    if is_dateline(head):
        return
    party = meant(who, paragraph, head)
    one = party.one
    elsewhere = one is not None and one.startswith("place:") and not who.named(paragraph, head)
    if one and not one.startswith("group:") and one in who.known.entities and not elsewhere:
        found.add(Present([one]))
    elif head.lower_ in _NOBODY:
        return
    elif are_people(head) or head.lemma_.lower() in (*listed("bodies"), *SENT):
        found.add(Present([], [_alone(paragraph, head, party.span)]))
        _senders(who, paragraph, head, found=found)
    for each in head.children:
        if each.dep_ == "appos":
            _apposed(who, paragraph, each, found=found)
        elif each.lower_ == "including":
            for inner in each.children:
                if inner.dep_ == "pobj":
                    found.add(Present(persons_in(who, paragraph, inner)))


def _alone(paragraph: Paragraph, head: Token, words: Span) -> Span:
    """The words for some people without those for others joined to them."""
    further = [c.i for c in head.children if c.dep_ in ("cc", "conj") and c.i > head.i]
    piece = paragraph.tokens(words)
    if not further or piece is None or min(further) >= piece.end:
        return words
    last = min(further)
    while last > head.i + 1 and head.doc[last - 1].is_punct:
        last -= 1
    return paragraph.over(head.doc[piece.start : last])


def _apposed(who: Parties, paragraph: Paragraph, aside: Token, *, found: Present) -> None:
    """The name beside an office, and the next office told behind it: "the mayor, Ana Duarte, and"."""
    for inner in joined(aside):
        entity = who.named(paragraph, inner)
        if entity is not None and entity.kind is EntityKind.PERSON:
            found.add(Present([entity.entity_id]))
            continue
        for deeper in (each for each in inner.children if each.dep_ == "appos"):
            _apposed(who, paragraph, deeper, found=found)
        if inner is not aside and _is_another(inner):
            _one(who, paragraph, inner, found=found)


def _is_another(inner: Token) -> bool:
    """Whether a further noun behind an aside is somebody else, and no second trade of the first."""
    named = any(each.dep_ in ("appos", "poss") for each in inner.children)
    return named or (inner.left_edge.lower_ == "the" and is_person(inner.lemma_.lower()))


def is_party(head: Token) -> bool:
    """Whether a word can mean somebody who is met: a name, people, an office, a body."""
    word = head.lemma_.lower()
    named = head.pos_ in ("PROPN", "PRON", "NUM")
    return named or are_people(head) or is_person(word) or word in (*listed("bodies"), *SENT)


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
    for each in of_whom if head.lemma_.lower() in SENT else ():
        entity = who.named(paragraph, each)
        if entity is not None and entity.kind is not EntityKind.PERSON:
            found.add(Present([entity.entity_id]))
    leads = head.dep_ == "dobj" and head.head.lemma_ in ("lead", "head")
    if leads and (leader := own_subject(head.head)) is not None:
        found.add(present(who, paragraph, leader))
    for each in (c for c in head.subtree if c.i > head.i):
        if each.dep_ in ("acl", "relcl") and each.lemma_ in ("lead", "head", "chair"):
            for by in each.children:
                if by.lower_ == "by":
                    found.add(Present(persons_in(who, paragraph, by)))


def persons(those: Present) -> list[str]:
    """The persons with names among those who take part."""
    return [each for each in those.named if each.startswith("person:")]


def persons_in(who: Parties, paragraph: Paragraph, head: Token) -> list[str]:
    """The first person named in the words that hang on one."""
    first, last = head.left_edge.i, head.right_edge.i
    named = [
        each.entity.entity_id
        for each in who.known.at(paragraph.number, first, last)
        if each.entity.kind is EntityKind.PERSON
    ]
    return named[:1]


def is_dateline(head: Token) -> bool:
    """Whether a word stands in the place and agency that a report begins with: "OSLO, 4 May —"."""
    behind = head.doc[head.i + 1 : head.i + _DATELINE]
    return head.i < _DATELINE and any(
        is_dash(each) and not any(t.pos_ == "VERB" for t in head.doc[: each.i]) for each in behind
    )


def is_dash(sign: Token) -> bool:
    """Whether a sign is a dash between words; a hyphen is one between blanks."""
    apart = sign.i > 0 and bool(sign.nbor(-1).whitespace_ and sign.whitespace_)
    return sign.text in ("—", "–", "--", "―") or (sign.text == "-" and apart)


def place_of(who: Parties, paragraph: Paragraph, *heads: Token) -> str | None:
    """The place named behind "in", "at" or "to" of a verb or noun of meeting."""
    for head in heads:
        for prep in head.children:
            if prep.dep_ == "prep" and prep.lower_ in ("in", "at", "to", "into"):
                for each in prep.children:
                    entity = who.named(paragraph, each)
                    if entity is not None and entity.kind is EntityKind.PLACE:
                        return entity.entity_id
    return None
