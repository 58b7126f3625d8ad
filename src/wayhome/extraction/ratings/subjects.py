"""Which country or body a rating is of: named, "the country", "it", or of several named."""

import re

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.facts import Entity, EntityKind, Rating
from wayhome.extraction.naming.gazetteer import Country, country_named, folded, towns
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.ratings.moves import COUNTRY
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_PAPERS = ("Index", "Ranking", "Rankings", "Report", "Barometer", "Survey")
"""What ranks others and has no rank."""


def included(told: Understood, sentence: Sentence, *, behind: int) -> list[str]:
    """Those named of several: "placed 21 countries on Tier 3, including Norway"."""
    word = next((t for t in sentence.piece if t.lower_ == "including"), None)
    if word is None or word.i < behind:
        return []
    named = [end for end in word.children if end.dep_ == "pobj"]
    everyone = [each for end in named for each in (end, *end.conjuncts)]
    entities = (told.entity_at(sentence.over(each)) for each in everyone)
    return [each.entity_id for each in entities if each and each.kind is EntityKind.PLACE]


def rated(
    told: Understood, sentence: Sentence, word: Token, *, raters: list[Entity], before: list[Rating]
) -> str | None:
    """Who a word stands for: a named place or body, or the country spoken of before."""
    if word.dep_ == "appos":
        return rated(told, sentence, word.head, raters=raters, before=before)
    span = sentence.over(word)
    named = told.entity_at(span)
    if named is not None and named.kind is not EntityKind.PERSON:
        return None if named.canonical.endswith(_PAPERS) else named.entity_id
    if word.lower_ in COUNTRY or word.pos_ == "PRON":
        return _spoken_of(told, sentence, span, raters=raters) or (
            before[-1].subject if before else None
        )
    for child in word.children:
        if child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ in ("of", "for")):
            end = next((c for c in child.children if c.dep_ == "pobj"), child)
            return rated(told, sentence, end, raters=raters, before=before)
    inside = [
        entity
        for _, entity in told.named_in(sentence.over(word.doc[word.left_edge.i : word.i + 1]))
        if entity.kind is EntityKind.PLACE and entity not in raters
    ]
    return inside[0].entity_id if inside and word.tag_ in ("NN", "NNP") else None


def _spoken_of(
    told: Understood, sentence: Sentence, span: Span, *, raters: list[Entity]
) -> str | None:
    """The place named before in the sentence, else the one named most often so far."""
    places = [e for e in told.entities if _may_be_country(e) and e not in raters]
    earlier = {e.entity_id: [m for m in e.mentions if m.end <= span.start] for e in places}
    same = [
        (m.start, one) for one, ms in earlier.items() for m in ms if m.start >= sentence.span.start
    ]
    if same:
        return max(same)[1]
    before = told.article.text[: span.start]
    most = [
        (len(ms) + _adjectives(e, before), ms[-1].start, e.entity_id)
        for e in places
        if (ms := earlier[e.entity_id])
    ]
    return max(most)[2] if most else None


def _adjectives(place: Entity, before: str) -> int:
    """How often a country is told of by its adjective or its people: "Uzbek", "Uzbeks"."""
    country: Country | None = country_named(place.canonical)
    if country is None:
        return 0
    words = "|".join(map(re.escape, (*country.adjectives, *country.people)))
    return len(re.findall(rf"\b(?:{words})\b", before)) if words else 0


def _may_be_country(entity: Entity) -> bool:
    """Whether an entity is a country, or a place that is not known to be a town."""
    if entity.kind is not EntityKind.PLACE:
        return False
    name = entity.canonical
    return country_named(name) is not None or folded(name) not in towns()


def nearest(
    told: Understood, sentence: Sentence, level: Piece, *, raters: list[Entity]
) -> str | None:
    """The country named nearest to a level, no rater."""
    place = sentence.over(level)
    inside = [
        (abs(mention.start - place.start), entity.entity_id)
        for mention, entity in told.named_in(sentence.span)
        if _may_be_country(entity) and entity not in raters
    ]
    return min(inside)[1] if inside else None
