"""Ratings of an article: levels that somebody gives a country or body, and which way it moved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from wayhome.extraction.clauses import clause_end
from wayhome.extraction.facts import Entity, Rating
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.ratings.going_on import goes_on
from wayhome.extraction.ratings.levels import Level, Levels
from wayhome.extraction.ratings.moves import (
    Move,
    further,
    is_hedged,
    is_of_itself,
    move_of,
    whom,
    words_with,
)
from wayhome.extraction.ratings.ranks import by_steps, told_after
from wayhome.extraction.ratings.subjects import included, nearest, rated
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_REASON = 60
"""Characters from a rating to the reason given for it."""
_AGAIN = re.compile(
    r"\b(?:once (?:again|more)|still|again|(?:consecutive|successive|straight) (?:year|time)|in a row"
    r"|(?:years?|time) running|for (?:the|a) (?:\w+th|second|third|\d+(?:nd|rd|th)) (?:year|time))\b"
)
"""Words by which being put on a level is staying there."""
_FIRST = re.compile(r"\b(?:for the first time|(?:became|become|becomes|is|was) the first)\b")
"""Words by which a level is reached that somebody never had: the best one from below, and so on."""
_TIERS = ("US Trafficking in Persons report tier",)
_MIDDLE = 2
_BEHIND = 160
"""Characters behind a level in which it may be told which way it was reached."""
_FAR = 6
"""Words between a name and its verb beyond which the name is no part of what tells the rating."""


def find_ratings(told: Understood) -> Iterator[Rating]:
    """Every rating once, with each passage that tells it."""
    known = Levels(told.article.text)
    found: list[Rating] = []
    for sentence in told.parsed.sentences():
        here = list(known.of(sentence))
        if not here and found:
            goes_on(told, sentence, found)
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
    if move is None or is_hedged(move, level.tokens):
        return
    goals = [other for other in others if not other.origin]
    if level.origin and (goals or move.direction == "unchanged"):
        return
    origins = [other for other in others if other.origin and _nearest_goal(other, goals, level)]
    direction = _direction(level, move, origins)
    if direction == "listed":
        direction = _told_else(sentence, level, move)
    levels = (*level.tokens, *(token for other in origins for token in other.tokens))
    yield _Moved(sentence, level, replace(move, direction=direction), levels)
    for more in further(move.token) if not others else ():
        yield _Moved(sentence, level, more, ())


def _nearest_goal(origin: Level, goals: list[Level], level: Level) -> bool:
    """Whether a level is the one that "from Tier 2" belongs to: the nearest that is reached."""
    far = abs(origin.tokens.start - level.tokens.start)
    return all(abs(origin.tokens.start - each.tokens.start) > far for each in goals)


def _direction(level: Level, move: Move, origins: list[Level]) -> str:
    """Which way: from the two levels when both are told, else by the word."""
    if origins and level.order != origins[0].order:
        return "downgrade" if level.order > origins[0].order else "upgrade"
    return "removed" if level.origin else move.direction


def _told_else(sentence: Sentence, level: Level, move: Move) -> str:
    """Which way a level is reached by words beside "placed" or "ranks": steps, "again", "up from"."""
    behind = sentence.piece.text[level.tokens.end_char - sentence.piece.start_char :][:_BEHIND]
    if _AGAIN.search(sentence.piece.text):
        return "unchanged"
    if told := told_after(behind):
        return told
    tiered = level.entry.more["scheme"] in _TIERS and not is_of_itself(move.token)
    if tiered and _FIRST.search(sentence.piece.text):
        return "upgrade" if level.order == 1 else "downgrade" if level.order > _MIDDLE else "listed"
    ways = (words_with("direction").get(verb.lemma_.lower()) for verb in by_steps(sentence))
    return next((way for way in ways if way in ("upgrade", "downgrade")), move.direction)


def _ratings(told: Understood, moved: _Moved, before: list[Rating]) -> Iterator[Rating]:
    level, move, sentence = moved.level, moved.move, moved.sentence
    raters = _raters(told, level)
    words = whom(move.token, level.tokens)
    subjects = [
        s for s in (rated(told, sentence, w, raters=raters, before=before) for w in words) if s
    ]
    if not is_of_itself(move.token):
        subjects = [s for s in subjects if s not in {rater.entity_id for rater in raters}]
    if not subjects:
        subjects = included(told, sentence, behind=level.tokens.end)
    if not subjects and all(word.tag_ not in ("NNS", "CD") for word in words):
        near = nearest(told, sentence, level.tokens, raters=raters)
        subjects = [near] if near else []
    for subject in subjects:
        evidence = _evidence(sentence, moved.levels, move, words=words)
        clause = _clause(sentence, evidence, move)
        whole = _from_subject(sentence, evidence, words)
        yield Rating(
            evidence=tuple(dict.fromkeys((evidence, clause, whole, sentence.span))),
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


def _from_subject(sentence: Sentence, evidence: Span, words: list[Token]) -> Span:
    """The same from whoever is moved, however far: "Norway, which held 23rd place, fell to 40th"."""
    starts = [sentence.over(word).start for word in words if word.sent == sentence.piece[0].sent]
    start, base = min([evidence.start, *starts]), sentence.paragraph.block.start
    return sentence.paragraph.span(start - base, evidence.end - base)


def _clause(sentence: Sentence, evidence: Span, move: Move) -> Span:
    """The same to the end of the clause: "ranks 162nd of 180 in the press freedom index"."""
    if move.token.pos_ not in ("VERB", "AUX"):
        return evidence
    last = sentence.paragraph.doc[clause_end(move.token)]
    start = sentence.paragraph.block.start
    end = max(evidence.end - start, last.idx + len(last))
    return sentence.paragraph.span(evidence.start - start, end)


def _date(told: Understood, sentence: Sentence, evidence: Span) -> str | None:
    dates = [each for each in told.dates_in(sentence.span) if each.edtf]
    near = sorted(dates, key=lambda each: abs(each.span.start - evidence.start))
    return near[0].edtf if near else None


@cache
def _reason() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, words_with("reason")), key=len, reverse=True))
    return re.compile(
        rf"[,\s]\s?(?:{words})\s(?!(?:a|the)\s\w+(?:\s\w+)?\s(?:year|time)\b|the\sfirst\b|another\b)([^,;.]{{5,200}})"
    )


def _reasons(sentence: Sentence, evidence: Span) -> tuple[Span, ...]:
    """What is given as the reason, after the rating in the same sentence."""
    text, start = sentence.piece.text, sentence.span.start
    found = _reason().search(text, max(0, evidence.end - start - 1))
    if not found or found.start() > evidence.end - start + _REASON:
        return ()
    base = sentence.piece.start_char
    return (sentence.paragraph.span(base + found.start(1), base + found.end(1)),)
