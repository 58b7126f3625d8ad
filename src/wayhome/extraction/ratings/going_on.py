"""Ratings told without a level in the sentence behind one: "Norway also was downgraded"."""

from dataclasses import replace

from spacy.tokens import Token

from wayhome.extraction.clauses import happened
from wayhome.extraction.facts import Rating
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.ratings.moves import words_with
from wayhome.extraction.ratings.ranks import by_steps
from wayhome.extraction.ratings.subjects import rated
from wayhome.extraction.understood import Understood

_MOVES = ("downgrade", "upgrade", "demote", "promote", "relegate")
_TOO = ("also", "too", "likewise", "similarly", "as")
_NEAR = 400
"""Letters from a rating to the sentence that goes on from it."""


def goes_on(told: Understood, sentence: Sentence, found: list[Rating]) -> None:
    """Add who moved to the same level too, and which way the last one moved."""
    last = found[-1]
    if not 0 <= sentence.span.start - last.evidence[0].end < _NEAR:
        return
    for token in sentence.piece:
        if token.lemma_ in _MOVES and _is_too(token) and happened(token):
            found += _same(told, sentence, token, found=found)
            return
    if last.direction != "listed":
        return
    for verb in by_steps(sentence):
        way = words_with("direction").get(verb.lemma_.lower())
        doer = next((each for each in verb.children if each.dep_ == "nsubj"), None)
        if way not in ("upgrade", "downgrade") or doer is None:
            continue
        if rated(told, sentence, doer, raters=[], before=found) == last.subject:
            evidence = (*last.evidence, sentence.span)
            found[-1] = replace(last, direction=way, evidence=evidence)


def _is_too(verb: Token) -> bool:
    """Whether it is told of somebody that the same was done to them: "also were downgraded"."""
    too = any(each.lower_ in _TOO and each.dep_ == "advmod" for each in verb.children)
    return too and any(each.dep_ == "nsubjpass" for each in verb.children)


def _same(
    told: Understood, sentence: Sentence, verb: Token, *, found: list[Rating]
) -> list[Rating]:
    last = found[-1]
    way = words_with("direction").get(verb.lemma_.lower())
    if way != last.direction:
        return []
    subject = next(each for each in verb.children if each.dep_ == "nsubjpass")
    heads = [subject, *subject.conjuncts]
    named = [rated(told, sentence, each, raters=[], before=found) for each in heads]
    return [
        replace(last, evidence=(sentence.span,), subject=one, reasons=())
        for one in dict.fromkeys(named)
        if one is not None and one != last.subject
    ]
