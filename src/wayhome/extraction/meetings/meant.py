"""Whom "the minister", "his counterpart" or "she" is at a meeting, when the article tells it.

Stricter than for speakers: an office told with more words than are known of somebody is somebody
else, and whoever is not told of stays without a name.
"""

from collections.abc import Iterator

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.clauses import behind, is_infinitive, own_subject
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.meetings.wording import listed
from wayhome.extraction.naming.gazetteer import adjectives, country_names
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, Party, is_many
from wayhome.extraction.pronouns import GENDERS
from wayhome.extraction.statements.people import gender_of, is_person
from wayhome.extraction.statements.wording import alike

_SUBJECTS = ("nsubj", "nsubjpass")
_MAIN = ("ROOT", "conj", "parataxis", "ccomp")
_POINTING = ("the", "this", "that")
_UNSAID = ("deputy", "vice", "former", "assistant", "junior", "acting", "under", "ex")
_FIRST = ("president", "general", "premier", "governor", "chairman", "secretary-general", "mayor")
_SHORT = {"general": "gen", "colonel": "col", "captain": "capt", "professor": "prof"}
_BACK, _TWO = 3, 2


def meant(who: Parties, paragraph: Paragraph, head: Token) -> Party:
    """Who the head of some words is: somebody named, or nobody with these words."""
    if head.pos_ == "PRON" and head.lower_ in GENDERS:
        return _pronoun(who, paragraph, head)
    if head.pos_ == "PRON" or is_many(head) or who.named(paragraph, head) is not None:
        return who.of(paragraph, head)
    sure = who.surely(paragraph, head)
    if sure.is_person and not _is_description(head):
        return sure
    return _office(who, paragraph, head)


def _office(who: Parties, paragraph: Paragraph, head: Token) -> Party:
    """Who "the minister" or "the labour minister" is."""
    told = who.of(paragraph, head)
    if not is_person(head.lemma_.lower()):
        return told
    if not told.is_person:
        one = _only_in_focus(who, paragraph, head)
        return Party(one, told.span, many=False, kind=EntityKind.PERSON) if one else told
    if _beside(who, paragraph, head, told=told):
        return told
    return _described(who, paragraph, head, told=told)


def _is_description(head: Token) -> bool:
    return head.left_edge.lower_ in _POINTING and not any(c.dep_ == "appos" for c in head.children)


def _only_in_focus(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """The person just told of without an office, whom a bare "the minister" means."""
    if head.left_edge.lower_ != "the" or head.left_edge.i != head.i - 1 or head.dep_ in _SUBJECTS:
        return None
    if any(each.dep_ in ("prep", "appos", "relcl", "acl") for each in head.children):
        return None
    doer = _doer(who, paragraph, head)
    for place, subject in _subjects_before(who, paragraph, head):
        named = who.named(place, subject)
        one = named.entity_id if named is not None else None
        if one is None or one == doer:
            continue
        person = named is not None and named.kind is EntityKind.PERSON
        return one if person and not any(map(is_person, who.known.words[one])) else None
    return None


def _beside(who: Parties, paragraph: Paragraph, head: Token, *, told: Party) -> bool:
    """Whether the name stands with the words for its office."""
    first, last = head.left_edge.i, head.right_edge.i
    return any(
        named.entity.entity_id == told.one for named in who.known.at(paragraph.number, first, last)
    )


def _described(who: Parties, paragraph: Paragraph, head: Token, *, told: Party) -> Party:
    """The one person called so before: "the minister" after "the labour minister, Ana Duarte"."""
    span, lemma = who.words(paragraph, head), head.lemma_.lower()
    nobody = Party(None, span, many=False)
    if head.left_edge.lower_ not in _POINTING and not head.text[:1].isupper():
        return nobody
    asked = _asked(head)
    same = {lemma, _SHORT.get(lemma, lemma)}
    near = same | {word for group in alike() if lemma in group for word in group}
    here = paragraph.block.start + head.idx
    known = [
        (one, words)
        for one, words in who.known.words.items()
        if min(m.start for m in who.known.entities[one].mentions) < here
    ]
    fits = [one for one, words in known if near & words and _fits(asked, words)]
    aside = _right_before(who, paragraph, head)
    fits = [one for one in fits if one != aside] or fits
    fits = [one for one in fits if same & who.known.words[one]] or fits
    if not fits and any(map(_land, asked)):
        fits = [one for one, words in known if _fits(asked, words)]
    if not fits and not asked and not head.text[:1].isupper():
        return told
    plain = [one for one in fits if not set(_UNSAID) & (who.known.words[one] - asked)]
    kept = plain or ([] if lemma in _FIRST else fits)
    one = kept[0] if len(kept) == 1 else _in_focus(who, paragraph, head, ones=kept)
    return Party(one, span, many=False, kind=EntityKind.PERSON) if one else nobody


def _right_before(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """Who is named just before a subject: "Accompanied by Ana Duarte, the minister met", another."""
    first = head.left_edge.i
    if head.dep_ not in _SUBJECTS or first < _TWO or head.doc[first - 1].text != ",":
        return None
    named = who.named(paragraph, head.doc[first - _TWO])
    return named.entity_id if named is not None else None


def _asked(head: Token) -> set[str]:
    """What an office is told to be beside its noun: "labour" of "the labour minister"."""
    told = [each for each in head.lefts if each.dep_ in ("amod", "compound", "nmod", "poss")]
    told += [
        inner
        for each in head.rights
        if each.lower_ in ("of", "for")
        for inner in each.subtree
        if inner.i != each.i
    ]
    return {each.lemma_.lower() for each in told if each.pos_ in ("NOUN", "PROPN", "ADJ")} - listed(
        "passing"
    )


def _fits(asked: set[str], words: set[str]) -> bool:
    """Whether all that is told of an office is known of a person."""
    lands = {land for word in words if (land := _land(word))}
    return all(word in words or _land(word) in lands for word in asked)


def _land(word: str) -> str | None:
    """The country that "Norwegian" or "Norway" is of."""
    found = adjectives().get(word) or country_names().get(word)
    return found.slug if found else None


def _in_focus(who: Parties, paragraph: Paragraph, head: Token, *, ones: list[str]) -> str | None:
    """Which of several the last sentences are about: the nearest that is a subject."""
    plain = not _asked(head)
    told: list[str] = []
    for place, subject in _subjects_before(who, paragraph, head):
        named = who.named(place, subject) or None
        one = named.entity_id if named else who.surely(place, subject).one
        other = plain and subject.lemma_ == head.lemma_ and bool(_asked(subject)) and not named
        if other and len(ones) == _TWO:  # "The Qatari minister … The minister": the other one
            told += [each for each in ones if each == meant(who, place, subject).one]
            continue
        if one in ones and one not in told:
            return one
    left = [each for each in ones if each not in told]
    return left[0] if told and len(left) == 1 else None


def _pronoun(who: Parties, paragraph: Paragraph, head: Token) -> Party:
    """He or she: the one who can be meant, else the subject of what was told right before."""
    sure = who.surely(paragraph, head)
    if sure.one is not None:
        return sure
    gender = GENDERS[head.lower_]
    doer = _doer(who, paragraph, head)
    for place, subject in _subjects_before(who, paragraph, head):
        if subject.pos_ == "PRON" or is_many(subject):
            continue
        party = meant(who, place, subject)
        if party.one == doer and doer is not None:
            continue
        if party.is_person and who.known.gender.get(str(party.one), gender) == gender:
            return Party(party.one, sure.span, many=False, kind=EntityKind.PERSON)
        lemma = subject.lemma_.lower()
        if party.one is None and is_person(lemma) and gender_of(lemma) in ("", gender):
            break
    told = who.of(paragraph, head)
    if not told.is_person and (one := _alone_near(who, paragraph, head)):
        return Party(one, sure.span, many=False, kind=EntityKind.PERSON)
    return sure if doer is not None and told.one == doer else told


def _alone_near(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """The only person told right before, whose given name alone speaks against "he" or "she"."""
    before = [each for each in paragraph.doc.sents if each.end <= head.sent.start][-1:]
    for first, last in ((head.sent.start, head.i - 1), *((s.start, s.end - 1) for s in before)):
        named = {
            each.entity.entity_id
            for each in who.known.at(paragraph.number, first, last)
            if each.entity.kind is EntityKind.PERSON and each.last < head.i
        }
        if named:
            one = next(iter(named))
            told = who.known.votes[one] or any(map(gender_of, who.known.words[one]))
            return one if len(named) == 1 and not told else None
    return None


def _doer(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """Who does it to "him", and so is not meant by it."""
    if head.dep_ in _SUBJECTS:
        return None
    verb = next((each for each in head.ancestors if each.pos_ == "VERB"), None)
    subject = doer_of(verb) if verb is not None else None
    if subject is None or subject == head or subject.pos_ == "PRON":
        return None
    return meant(who, paragraph, subject).one


def doer_of(verb: Token) -> Token | None:
    """The subject of a verb; of an aim that hangs on a noun that of the verb above the noun.

    Ana Duarte in "Ana Duarte cut short a holiday to meet him".
    """
    if is_infinitive(verb) and verb.dep_ in ("relcl", "acl") and verb.head.dep_ == "dobj":
        return own_subject(verb.head.head)
    return own_subject(verb)


def _subjects_before(
    who: Parties, paragraph: Paragraph, head: Token
) -> Iterator[tuple[Paragraph, Token]]:
    """The subjects of main clauses before a word, the nearest sentence first."""
    page, left = who.page(paragraph), _BACK
    own = [each for each in _subjects(head.sent) if each.i < head.i and each.head.i < head.i]
    yield from ((paragraph, each) for each in own if page.is_outside(each))
    place: Paragraph | None = paragraph
    before = [each for each in paragraph.doc.sents if each.end <= head.sent.start]
    while place is not None and left:
        for sentence in reversed(before[-left:]):
            yield from ((place, each) for each in _subjects(sentence) if _is_free(who, place, each))
            left -= 1
        earlier = who.before(place)
        place = earlier.paragraph if earlier is not None else None
        before = list(place.doc.sents) if place is not None else []


def _is_free(who: Parties, paragraph: Paragraph, token: Token) -> bool:
    return who.page(paragraph).is_outside(token)


def _subjects(sentence: Piece) -> Iterator[Token]:
    for each in sentence:
        if each.dep_ in _SUBJECTS and each.head.dep_ in _MAIN:
            yield each
            if each.dep_ == "nsubjpass" and not is_person(each.lemma_.lower()):
                yield from behind(each.head, "by")
