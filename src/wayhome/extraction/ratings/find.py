"""Ratings of an article: levels that somebody gives a country or body, and which way it moved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from wayhome.extraction.facts import Entity, EntityKind, Rating
from wayhome.extraction.naming.gazetteer import country_named, folded, towns
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.ratings.levels import Level, levels, schemes
from wayhome.extraction.ratings.moves import (
    COUNTRY,
    Move,
    further,
    is_hedged,
    is_of_itself,
    move_of,
    whom,
    words_with,
)
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_REASON = 60
"""Characters from a rating to the reason given for it."""
_AGAIN = re.compile(
    r"\b(?:once (?:again|more)|still|again|(?:consecutive|successive|straight) (?:year|time)|in a row"
    r"|for (?:the|a) (?:\w+th|second|third|\d+(?:nd|rd|th)) (?:year|time))\b"
)
"""Words by which being put on a level is staying there."""
_FAR = 6
"""Words between a name and its verb beyond which the name is no part of what tells the rating."""


def find_ratings(told: Understood) -> Iterator[Rating]:
    """Every rating once, with each passage that tells it."""
    known = schemes(told.article.text)
    found: list[Rating] = []
    for sentence in told.parsed.sentences():
        here = list(levels(sentence, known))
        for rating in _of_sentence(told, sentence, here, before=found):
            _add(found, rating)
    yield from found


def _add(found: list[Rating], rating: Rating) -> None:
    """Put a rating to those known; one told again adds its words."""
    for place, other in enumerate(found):
        same = (other.scheme, other.level) == (rating.scheme, rating.level)
        moved = rating.direction in (other.direction, "listed")
        if same and moved and rating.subject in (other.subject, None):
            found[place] = replace(
                other,
                evidence=(*other.evidence, *rating.evidence),
                date=other.date or rating.date,
                reasons=other.reasons or rating.reasons,
            )
            return
    found.append(rating)


@dataclass(frozen=True, slots=True)
class _Moved:
    """A level, the move to it, and the words of levels that belong to the passage."""

    sentence: Sentence
    level: Level
    move: Move
    levels: tuple[Token, ...]


def _of_sentence(
    told: Understood, sentence: Sentence, here: list[Level], *, before: list[Rating]
) -> Iterator[Rating]:
    for level in here:
        scheme = level.entry.more["scheme"]
        if level.entry.more.get("again") and all(each.scheme != scheme for each in before):
            continue
        others = [o for o in here if o is not level and o.entry.more["scheme"] == scheme]
        for moved in _moves(sentence, level, others):
            yield from _ratings(told, moved, before)


def _moves(sentence: Sentence, level: Level, others: list[Level]) -> Iterator[_Moved]:
    """The move to a level, and others joined to it; none when it only may come."""
    listing = level.entry.more.get("listing")
    move = Move(level.tokens[-1], "listed") if listing else move_of(level.tokens)
    if move is None or is_hedged(move.token):
        return
    origins = [other for other in others if other.origin]
    if level.origin and (move.direction == "unchanged" or len(origins) < len(others)):
        return
    direction = _direction(level, move, origins)
    if direction == "listed" and _AGAIN.search(sentence.piece.text):
        direction = "unchanged"
    levels = (*level.tokens, *(token for other in origins for token in other.tokens))
    yield _Moved(sentence, level, replace(move, direction=direction), levels)
    for more in further(move.token) if not others else ():
        yield _Moved(sentence, level, more, ())


def _direction(level: Level, move: Move, origins: list[Level]) -> str:
    """Which way: from the two levels when both are told, else by the word."""
    if origins and level.order != origins[0].order:
        return "downgrade" if level.order > origins[0].order else "upgrade"
    return "removed" if level.origin else move.direction


def _ratings(told: Understood, moved: _Moved, before: list[Rating]) -> Iterator[Rating]:
    level, move, sentence = moved.level, moved.move, moved.sentence
    raters = _raters(told, level)
    words = whom(move.token, level.tokens)
    subjects = [
        s for s in (_subject(told, sentence, w, raters=raters, before=before) for w in words) if s
    ]
    if not is_of_itself(move.token):
        subjects = [s for s in subjects if s not in {rater.entity_id for rater in raters}]
    if not subjects and all(word.tag_ not in ("NNS", "CD") for word in words):
        near = _nearest(told, sentence, level, raters=raters)
        subjects = [near] if near else []
    for subject in subjects:
        evidence = _evidence(sentence, moved.levels, move, words=words)
        yield Rating(
            evidence=tuple(dict.fromkeys((evidence, sentence.span))),
            scheme=level.scheme,
            level=level.name,
            direction=move.direction,
            subject=subject,
            by=_by(told, sentence, raters),
            date=_date(told, sentence, evidence),
            reasons=_reasons(sentence, evidence),
            rule=f"rating:{level.entry.rule}",
        )


def _raters(told: Understood, level: Level) -> list[Entity]:
    """The entities of the article that give ratings of this scheme, the likeliest first."""
    named = [
        entity
        for name in level.entry.more["by"]
        for entity in told.entities
        if any(mention.text.casefold() == name.casefold() for mention in entity.mentions)
        or (len(name) > len("Commission") and name in entity.canonical)
    ]
    return list(dict.fromkeys(named))


def _by(told: Understood, sentence: Sentence, raters: list[Entity]) -> str | None:
    inside = [entity for _, entity in told.named_in(sentence.span) if entity in raters]
    first = next((entity for entity in raters if entity in inside), None)
    return first.entity_id if first else raters[0].entity_id if raters else None


def _subject(
    told: Understood, sentence: Sentence, word: Token, *, raters: list[Entity], before: list[Rating]
) -> str | None:
    """Who a word stands for: a named place or body, or the country spoken of before."""
    if word.dep_ == "appos":
        return _subject(told, sentence, word.head, raters=raters, before=before)
    span = sentence.over(word)
    named = told.entity_at(span)
    if named is not None and named.kind is not EntityKind.PERSON:
        return named.entity_id
    if word.lower_ in COUNTRY or word.pos_ == "PRON":
        return _spoken_of(told, sentence, span, raters=raters) or (
            before[-1].subject if before else None
        )
    for child in word.children:
        if child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ in ("of", "for")):
            end = next((c for c in child.children if c.dep_ == "pobj"), child)
            return _subject(told, sentence, end, raters=raters, before=before)
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
    most = [(len(ms), ms[-1].start, one) for one, ms in earlier.items() if ms]
    return max(most)[2] if most else None


def _may_be_country(entity: Entity) -> bool:
    """Whether an entity is a country, or a place that is not known to be a town."""
    if entity.kind is not EntityKind.PLACE:
        return False
    name = entity.canonical
    return country_named(name) is not None or folded(name) not in towns()


def _nearest(
    told: Understood, sentence: Sentence, level: Level, *, raters: list[Entity]
) -> str | None:
    place = sentence.over(level.tokens)
    inside = [
        (abs(mention.start - place.start), entity.entity_id)
        for mention, entity in told.named_in(sentence.span)
        if _may_be_country(entity) and entity not in raters
    ]
    return min(inside)[1] if inside else None


def _evidence(
    sentence: Sentence, levels: tuple[Token, ...], move: Move, *, words: list[Token]
) -> Span:
    """From whoever is moved, or the move, to the level."""
    doc = sentence.paragraph.doc
    own = [child for child in move.token.children if child.dep_ in ("auxpass", "aux")]
    near = [w for w in words if abs(w.i - move.token.i) <= _FAR and move.token in w.ancestors]
    whole = [word.left_edge for word in near if word.i - word.left_edge.i <= len("an")]
    tokens = [*levels, move.token, *own, *near, *whole]
    inside = [t.i for t in tokens if sentence.piece.start <= t.i < sentence.piece.end]
    return sentence.paragraph.over(doc[min(inside) : max(inside) + 1])


def _date(told: Understood, sentence: Sentence, evidence: Span) -> str | None:
    dates = [each for each in told.dates_in(sentence.span) if each.edtf]
    near = sorted(dates, key=lambda each: abs(each.span.start - evidence.start))
    return near[0].edtf if near else None


@cache
def _reason() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, words_with("reason")), key=len, reverse=True))
    return re.compile(
        rf"[,\s]\s?(?:{words})\s(?!a\s(?:second|third)\b|the\s(?:first|second)\b|another\b)([^,;.]{{5,200}})"
    )


def _reasons(sentence: Sentence, evidence: Span) -> tuple[Span, ...]:
    """What is given as the reason, after the rating in the same sentence."""
    text, start = sentence.piece.text, sentence.span.start
    found = _reason().search(text, max(0, evidence.end - start - 1))
    if not found or found.start() > evidence.end - start + _REASON:
        return ()
    base = sentence.piece.start_char
    return (sentence.paragraph.span(base + found.start(1), base + found.end(1)),)
