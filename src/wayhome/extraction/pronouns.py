"""Whom "he" or "her" means when nobody else can be meant."""

from collections.abc import Iterator
from typing import Protocol

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.asides import named_over
from wayhome.extraction.clauses import own_subject
from wayhome.extraction.facts import Entity, EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.statements.page import Page
from wayhome.extraction.statements.people import Known, gender_of, is_person
from wayhome.extraction.statements.speakers import Speakers
from wayhome.extraction.understood import Understood

GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "herself": "f",
}
_SUBJECTS = ("nsubj", "nsubjpass")
_MAIN = ("ROOT", "conj", "ccomp", "parataxis")
_NEAR = 3


class Meant(Protocol):
    """Whom words stand for."""

    @property
    def one(self) -> str | None:
        """The entity, where it is one with a name."""


class Around(Protocol):
    """What is known of an article around a pronoun."""

    told: Understood
    known: Known
    speakers: Speakers

    def page(self, paragraph: Paragraph) -> Page:
        """A paragraph with its marks and statements."""

    def before(self, paragraph: Paragraph) -> Page | None:
        """The paragraph right before one."""

    def many(self, head: Token) -> bool:
        """Whether words mean more than one."""

    def named(self, paragraph: Paragraph, head: Token) -> Entity | None:
        """The entity whose name holds this very word."""

    def surely(self, paragraph: Paragraph, head: Token) -> Meant:
        """Who words stand for when nobody else can be meant."""


def is_pronoun(head: Token) -> bool:
    """Whether a word is he or she."""
    return head.pos_ == "PRON" and head.lower_ in GENDERS


def surely_meant(who: Around, paragraph: Paragraph, head: Token) -> str | None:
    """The one person whom a pronoun can mean; None when there may be another."""
    gender = GENDERS[head.lower_]
    over = named_over(who.known, paragraph.number, head)
    if over and who.known.gender.get(over.entity.entity_id, gender) == gender:
        return over.entity.entity_id
    fitting, spoken = _fitting(who, paragraph, head, gender=gender)
    if _unnamed_near(who, paragraph, head, gender=gender):
        return None
    if len(set(fitting)) == 1:
        return fitting[0]
    told = {one for one in fitting if who.known.gender.get(one) == gender}
    own = _of_same_sentence(who, paragraph, head, gender=gender)
    if own is not None and not spoken and (who.known.gender.get(own) == gender or not told):
        return own
    found = None if spoken else who.speakers.named_by(who.page(paragraph), head)
    meant = found.one if found else None
    alone = meant in fitting and told == {meant}
    return meant if alone or _subject_before(who, paragraph, head) == meant else None


def _fitting(
    who: Around, paragraph: Paragraph, head: Token, *, gender: str
) -> tuple[list[str], bool]:
    """The persons named shortly before who may be he or she, and whether somebody else speaks."""
    inside = who.told.said_by(paragraph.over(head))
    spoken = inside is not None and inside.kind != "indirect"
    doer = _doer_over(who, paragraph, head)
    near = (each.entity_id for each in _named_near(who, paragraph, head))
    fitting = [
        one
        for one in near
        if one != doer
        and who.known.gender.get(one, gender) == gender
        and not (spoken and inside is not None and one == inside.speaker)
    ]
    return fitting, spoken


def _of_same_sentence(who: Around, paragraph: Paragraph, head: Token, *, gender: str) -> str | None:
    """Ana Duarte in "Ana Duarte said that she …" and in "Ana Duarte was held; she …"."""
    if head.dep_ not in _SUBJECTS or head.head.dep_ not in _MAIN:
        return None
    subject = _first_subject(head.sent)
    if subject is None or subject.i >= head.i or subject.pos_ == "PRON":
        return None
    one = who.surely(paragraph, subject).one
    return one if one and who.known.gender.get(one, gender) == gender else None


def _first_subject(sentence: Piece) -> Token | None:
    """The subject of the clause that a sentence begins with."""
    return next(
        (each for each in sentence if each.dep_ in _SUBJECTS and each.head.dep_ in _MAIN), None
    )


def _subject_before(who: Around, paragraph: Paragraph, head: Token) -> str | None:
    """The person who is the subject of the sentence right before, by name or by office."""
    before = [s for s in paragraph.doc.sents if s.end <= head.sent.start][-1:]
    place = paragraph
    if not before and (page := who.before(paragraph)) is not None:
        place, before = page.paragraph, list(page.doc.sents)[-1:]
    for sentence in before:
        subject = _first_subject(sentence)
        if subject is not None and subject.pos_ != "PRON":
            return who.surely(place, subject).one
    return None


def _doer_over(who: Around, paragraph: Paragraph, head: Token) -> str | None:
    """Who does it to "him", and so is not meant by it: "Ana Duarte met him"."""
    verb = head.head.head if head.dep_ == "pobj" else head.head
    if head.dep_ not in ("dobj", "pobj", "dative") or head.lower_.endswith("self"):
        return None
    doer = own_subject(verb) if verb.pos_ == "VERB" else None
    if doer is None or doer.pos_ == "PRON" or doer.sent != head.sent:
        return None
    beside = [each for each in doer.children if each.dep_ == "appos"]
    named = [one for each in (doer, *beside) if (one := who.named(paragraph, each))]
    return named[0].entity_id if named else None


def _unnamed_near(who: Around, paragraph: Paragraph, head: Token, *, gender: str) -> bool:
    """Whether the pronoun may also mean somebody without a name: "his brother was held. He …"."""
    begin = [s.start for s in paragraph.doc.sents if s.start <= head.i][-2:][0]
    for token in paragraph.doc[begin : head.i]:
        word = token.lemma_.lower()
        if token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.pos_ == "NOUN":
            fits = is_person(word) and gender_of(word) in ("", gender) and not who.many(token)
            if fits and who.surely(paragraph, token).one is None:
                return True
    return False


def _named_near(who: Around, paragraph: Paragraph, head: Token) -> Iterator[Entity]:
    """Persons named before a word in its sentence and the two before, of its paragraph or the last."""
    sentences = [s for s in paragraph.doc.sents if s.start <= head.i][-_NEAR:]
    for named in who.known.at(paragraph.number, sentences[0].start, head.i - 1):
        if named.entity.kind is EntityKind.PERSON and named.last < head.i:
            yield named.entity
    if len(sentences) < _NEAR and (before := who.before(paragraph)) is not None:
        for named in who.known.at(paragraph.number - 1, 0, len(before.doc)):
            if named.entity.kind is EntityKind.PERSON:
                yield named.entity
