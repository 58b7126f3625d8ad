"""Who is meant by the words of a fact: an entity of the article, some people, or somebody unnamed."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from wayhome.extraction.asides import named_aside
from wayhome.extraction.facts import Entity, EntityKind, Quote
from wayhome.extraction.naming.vocabulary import people_words
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.pronouns import GENDERS, surely_meant
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.grammar import phrase_of
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.people import Known, gender_of, is_person
from wayhome.extraction.statements.speakers import Speakers
from wayhome.extraction.statements.turns import turns
from wayhome.extraction.understood import Understood

_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}$")
_FIRST = ("i", "we", "me", "us", "my", "our", "myself", "ourselves")
_PLURAL = ("NNS", "NNPS")
_MANY = (
    "they",
    "them",
    "both",
    "those",
    "all",
    "some",
    "others",
    "many",
    "these",
    "several",
    "two",
)


@dataclass(frozen=True, slots=True)
class Party:
    """Who words stand for: an entity, or None with the words; `many` for more than one."""

    one: str | None
    span: Span
    many: bool
    kind: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it is a person named in the article."""
        return self.kind == EntityKind.PERSON and self.one is not None


class Parties:
    """Finds who is meant, with the statements of the article in mind."""

    def __init__(self, told: Understood) -> None:
        self.told = told
        self.pages = [Page.of(paragraph) for paragraph in told.parsed.paragraphs]
        for turn in turns(self.pages):
            turn.page.statements.append(turn)
        self._by_number = {page.paragraph.number: page for page in self.pages}
        for quote in told.quotes:
            self._recall(quote)
        self.known = Known.of(self.pages, told.entities)
        self.speakers = Speakers(self.pages, self.known)
        self.statuses = defaultdict[int, list[tuple[int, str | None]]](list)

    def recall(self, paragraph: Paragraph, at: int, one: str | None) -> None:
        """Remember of whom a status is told at a token: of a person, or of one without a name."""
        self.statuses[paragraph.number].append((at, one))

    def told_of(self, paragraph: Paragraph, first: int, last: int) -> list[str | None]:
        """Of whom statuses are told so far between two tokens."""
        return [one for at, one in self.statuses[paragraph.number] if first <= at <= last]

    def _recall(self, quote: Quote) -> None:
        paragraph = self.told.parsed.paragraph_at(quote.content.start)
        if paragraph is None:
            return
        who = paragraph.tokens(quote.speaker_mention) if quote.speaker_mention else None
        base = paragraph.block.start
        page = self._by_number[paragraph.number]
        start, end = quote.content.start - base, quote.content.end - base
        root = who.root if who is not None and len(who) else None
        page.statements.append(Statement(quote.kind, page, start, end, quote.rule, who=root))

    def page(self, paragraph: Paragraph) -> Page:
        """A paragraph with its marks and statements."""
        return self._by_number[paragraph.number]

    def before(self, paragraph: Paragraph) -> Page | None:
        """The paragraph right before one; None when it is a title or there is none."""
        found = self._by_number.get(paragraph.number - 1)
        return None if found is None or found.is_title else found

    @staticmethod
    def many(head: Token) -> bool:
        """Whether words mean more than one."""
        return is_many(head)

    def named(self, paragraph: Paragraph, head: Token) -> Entity | None:
        """The entity whose name holds this very word; a person before others."""
        found = [n.entity for n in self.known.at(paragraph.number, head.i, head.i)]
        return min(found, key=lambda e: e.kind is not EntityKind.PERSON, default=None)

    def of(self, paragraph: Paragraph, head: Token) -> Party:
        """Who a noun or pronoun stands for."""
        many = is_many(head)
        span = self.words(paragraph, head)
        if head.lower_ in _FIRST:
            return self._first(paragraph, head)
        found = self.speakers.named_by(self.page(paragraph), head)
        one = found.one if found else None
        entity = self.known.entities.get(one or "")
        if entity is None:
            return Party(one, span, many, found.kind if found else "")
        mention = found.mention if found and found.mention and head.pos_ != "PRON" else span
        return Party(one, mention or span, many, entity.kind)

    def words(self, paragraph: Paragraph, head: Token) -> Span:
        """The words around a noun, without what hangs on it as a clause."""
        first, last = phrase_of(head)
        return paragraph.over(head.doc[first : last + 1])

    def _first(self, paragraph: Paragraph, head: Token) -> Party:
        span = paragraph.over(head)
        quote = self.told.said_by(span)
        one = quote.speaker if quote else None
        if one is None and quote is None and (turn := self.page(paragraph).turn):
            found = self.speakers.of(turn)
            one = found.one if found else None
        entity = self.known.entities.get(one or "")
        return Party(one, span, head.lower_ in ("we", "us", "our"), entity.kind if entity else "")

    def surely(self, paragraph: Paragraph, head: Token) -> Party:
        """Who words stand for when nobody else can be meant; else unnamed, one or many.

        A name is itself. A pronoun must have one person to stand for in the last two sentences, or
        the subject of the sentence before; "the surgeon" must be called so alone in the article.
        """
        span, many = self.words(paragraph, head), is_many(head)
        if head.lower_ in GENDERS and head.pos_ == "PRON":
            one = surely_meant(self, paragraph, head)
            return Party(one, span, many=False, kind=EntityKind.PERSON if one else "")
        if head.lower_ in ("i", "me"):
            return self._first(paragraph, head)
        if head.pos_ == "PRON" or many:
            return Party(None, span, head.lower_ not in ("one", "another"))
        number = paragraph.number
        own = [
            n for n in self.known.at(number, head.i, head.i) if n.entity.kind is EntityKind.PERSON
        ]
        for each in head.children:
            if each.dep_ == "appos":
                own += [
                    n
                    for n in self.known.at(number, each.left_edge.i, each.i)
                    if n.entity.kind is EntityKind.PERSON
                ]
        for named in own:
            if _only_owns(head, named.last):
                continue
            mention = paragraph.over(head.doc[named.first : named.last + 1])
            return Party(named.entity.entity_id, mention, many=False, kind=EntityKind.PERSON)
        aside = named_aside(self.known, number, head)
        if aside is not None:
            mention = paragraph.over(head.doc[aside.first : aside.last + 1])
            return Party(aside.entity.entity_id, mention, many=False, kind=EntityKind.PERSON)
        return self._surely_called(head, span)

    def _surely_called(self, head: Token, span: Span) -> Party:
        first = head.left_edge.lower_
        word = head.lemma_.lower()
        if first in ("the", "this") and not any(c.dep_ in ("poss", "prep") for c in head.children):
            called = [one for one, words in self.known.words.items() if word in words]
            if len(called) > 1:
                called = [one for one in called if word in self.known.offices[one]]
            if len(called) == 1 and is_person(word):
                entity = self.known.entities[called[0]]
                if min(m.start for m in entity.mentions) < span.start:
                    return Party(called[0], span, many=False, kind=EntityKind.PERSON)
        return Party(None, span, many=False)


def _only_owns(head: Token, last: int) -> bool:
    """Whether a name only says whose somebody is: "the driver, Ben Sollis' brother"."""
    doc = head.doc
    if last + 1 >= len(doc) or last == head.i:
        return False
    return doc[last + 1].text in ("'s", "’s") or doc[last + 1].tag_ == "POS"


@lru_cache(maxsize=1)
def parties(told: Understood) -> Parties:
    """Who is meant in an article; the last article is kept for the readers that follow."""
    return Parties(told)


def is_many(head: Token) -> bool:
    """Whether words mean more than one."""
    if head.lower_ in _MANY or head.tag_ in _PLURAL or head.pos_ == "NUM":
        return head.lower_ != "one"
    return bool(
        any(each.dep_ == "nummod" and each.lower_ not in ("one", "1") for each in head.children)
    )


def are_people(head: Token) -> bool:
    """Whether a common noun, number or pronoun can mean people."""
    word = head.lemma_.lower()
    if head.pos_ == "PRON":
        return head.lower_ not in ("it", "itself", "this", "that", "which", "what")
    if head.lower_ in _SOME:
        return True
    if head.pos_ == "NUM":
        return not any(each.is_currency for each in head.children)
    person = is_person(word) or bool(gender_of(word)) or word in _PEOPLE or word in people_words()
    demonym = head.text[:1].isupper() and head.tag_ in ("NNPS", "NNS")
    made = (
        word.endswith(("er", "or", "ist", "ian", "man", "woman", "ee", "ant"))
        and head.tag_ in _PLURAL
    )
    quantity = word in (
        "dozen",
        "hundred",
        "thousand",
        "group",
        "number",
        "score",
        "couple",
    ) and any(are_people(p) for each in head.children if each.lower_ == "of" for p in each.children)
    counted = head.ent_type_ == "ORDINAL" and head.left_edge.lower_ in ("a", "the")
    return person or demonym or made or quantity or counted or bool(_INITIALS.match(head.text))


_SOME = ("many", "most", "several", "dozens", "hundreds", "thousands")
_PEOPLE = frozenset(
    [
        "people",
        "person",
        "victim",
        "hostage",
        "captive",
        "civilian",
        "citizen",
        "national",
        "suspect",
        "aide",
        "peasant",
        "member",
        "boy",
        "girl",
        "supporter",
        "protester",
        "demonstrator",
        "dissident",
        "trafficker",
        "gangmaster",
        "ally",
        "soldier",
        "survivor",
        "human",
        "child",
        "youth",
        "teen",
        "toddler",
        "baby",
        "infant",
        "passenger",
        "crew",
        "staff",
        "family",
        "couple",
        "critic",
        "body",
        "foreigner",
        "villager",
        "critic",
        "militant",
        "rebel",
        "fighter",
        "accomplice",
        "partner",
        "founder",
        "tenant",
        "guest",
        "beneficiary",
        "gardener",
        "fisher",
        "other",
        "another",
        "anyone",
        "everyone",
        "someone",
        "somebody",
        "men",
        "women",
        "kid",
        "lad",
        "orphan",
        "opponent",
        "relative",
        "associate",
        "insurgent",
        "laureate",
        "jockey",
        "patient",
        "defendant",
        "runaway",
        "slave",
        "student",
        "adult",
        "minor",
        "teenager",
        "adolescent",
        "bystander",
        "stowaway",
        "son",
        "daughter",
    ]
)
