"""Whom "the 65-year-old" means: whoever is told to be so old, or the only one it can be."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.statements.people import gender_of, is_person
from wayhome.extraction.statuses.officers import is_officer

_AGED = re.compile(r",? ?\(?(?:aged )?(\d{1,3})\b")
_YEARS = re.compile(r"\b(\d{1,3})[- ]year[- ]old\b[^.,;]{0,60}$")
_NEAR = 90


def of_age(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """The person by the age; when no age is told, the one person named in the sentence before."""
    if head.left_edge.lower_ != "the" or head.right_edge.i > head.i:
        return None
    years = next((each.text for each in head.subtree if each.text.isdigit()), "")
    told = {one for one, age in _ages(who) if age == years}
    if len(told) == 1:
        return told.pop()
    if not years or (head.lower_ != "old" and not _may_be_called(who, paragraph, head)):
        return None
    before = set(_before(who, paragraph, head)) - {one for one, _ in _ages(who)}
    return before.pop() if len(before) == 1 and not told else None


def _may_be_called(who: Parties, paragraph: Paragraph, head: Token) -> bool:
    """Whether the one who may be meant is called so, or nobody else of the kind is told of.

    "Ana Duarte has written for years. The 61-year-old reporter was held": a name and no officer.
    """
    word = head.lemma_.lower()
    if _is_called(who, paragraph, head):
        return True
    before = set(_before(who, paragraph, head))
    if len(before) != 1 or any(word in words for words in who.known.words.values()):
        return False
    one = next(iter(before))
    gender = gender_of(word)
    fits = not gender or who.known.gender.get(one, "") == gender
    begin = [s.start for s in paragraph.doc.sents if s.start <= head.i][-2:][0]
    others = (
        each
        for each in paragraph.doc[begin : head.left_edge.i]
        if each.pos_ == "NOUN" and each.tag_ == "NN" and is_person(each.lemma_.lower())
    )
    return fits and not is_officer(who, one) and next(others, None) is None


def _is_called(who: Parties, paragraph: Paragraph, head: Token) -> bool:
    """Whether all who may be meant are told of by the same word elsewhere."""
    word = head.lemma_.lower()
    return all(word in who.known.words[one] for one in _before(who, paragraph, head))


def _ages(who: Parties) -> Iterator[tuple[str, str]]:
    """Each person whose age is told beside a name, with the age."""
    text = who.told.parsed.article.text
    for entity in who.known.entities.values():
        if entity.kind is not EntityKind.PERSON:
            continue
        for mention in entity.mentions:
            behind = _AGED.match(text, mention.end)
            before = _YEARS.search(text[max(0, mention.start - _NEAR) : mention.start])
            for match in filter(None, (behind, before)):
                yield entity.entity_id, match[1]


def _before(who: Parties, paragraph: Paragraph, head: Token) -> Iterator[str]:
    """Persons named in the sentence before and in this one so far."""
    sentences = [s for s in paragraph.doc.sents if s.start <= head.i][-2:]
    named = list(who.known.at(paragraph.number, sentences[0].start, head.i))
    if len(sentences) == 1 and (page := who.before(paragraph)) is not None:
        last = list(page.doc.sents)[-1]
        named += who.known.at(page.paragraph.number, last.start, last.end - 1)
    for each in named:
        if each.entity.kind is EntityKind.PERSON:
            yield each.entity.entity_id
