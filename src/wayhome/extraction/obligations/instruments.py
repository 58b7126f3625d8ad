"""Instruments: treaties, conventions and resolutions that bind states and bodies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from wayhome.extraction.parsed import Sentence
from wayhome.extraction.phrases import phrases
from wayhome.extraction.spans import Span

_ARTICLE = re.compile(
    r"\b(?:[Aa]rticles?|[Pp]aragraphs?|[Ss]ections?)\s+\d+[a-z]?(?:\s?\(\w+\))*"
    r"(?:(?:,|\s+(?:and|to))\s+\d+[a-z]?(?:\s?\(\w+\))*)*"
)
_NUMBER = re.compile(r"(?:No\.?\s*)?\(?\d[\d/–-]*\)?(?:\s+\(\d{4}\))?")
_ON = re.compile(
    r"(?:on|against|for|concerning|relating to)(?: the)? [A-Z][\w’'-]+"
    r"(?: (?:[A-Z][\w’'-]+|(?:of|and|in|to|for)(?: the| all)?(?= (?:the |all )?[A-Z])))*"
)
_NAMING = ("compound", "amod", "nmod", "poss", "nummod")
_POINTING = frozenset({"the", "this", "that", "its", "these", "those", "both"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument in a sentence: its noun, the words that name it, and the article told of it."""

    noun: Token
    last: int
    span: Span
    article: Span | None


def instruments(sentence: Sentence) -> Iterator[Instrument]:
    """Every instrument of a sentence that is named, numbered or pointed at, in its order."""
    for token in sentence.piece:
        found = next(
            (
                each
                for each in phrases("obligations", token)
                if each.entry.more["form"] == "instrument"
            ),
            None,
        )
        if found is not None and token.pos_ in ("NOUN", "PROPN") and not _is_part(token):
            first, last = _first(token), _last(token)
            if _is_told(token, first, last):
                span = sentence.over(token.doc[first : last + 1])
                yield Instrument(token, last, span, _article(sentence, span))


def _is_part(token: Token) -> bool:
    """Whether the noun only tells what another is of: "treaty talks", "convention centre"."""
    return token.dep_ in ("compound", "poss") and token.head.i > token.i


def _first(token: Token) -> int:
    """The first word of the name, articles left out."""
    first = token.i
    for each in token.lefts:
        if each.dep_ in _NAMING:
            first = min(first, each.left_edge.i)
    while first < token.i and token.doc[first].lower_ in _POINTING:
        first += 1
    return first


def _last(token: Token) -> int:
    """The last word of the name: its number, and what a capital convention is "on" or "against"."""
    behind = token.doc[token.i + 1 : token.sent.end]
    if not behind:
        return int(token.i)
    if _NUMBER.fullmatch(behind[0].text):
        return int(behind[0].i)
    found = _ON.match(behind.text) if token.is_title else None
    named = behind.char_span(0, found.end(), alignment_mode="contract") if found else None
    return int(named[-1].i) if named is not None and len(named) else int(token.i)


def _is_told(token: Token, first: int, last: int) -> bool:
    """Whether it is a certain one: by a name, a number, or a word that points at one before."""
    if first < token.i or last > token.i or token.is_title:
        return True
    return any(each.lower_ in _POINTING for each in token.lefts)


def _article(sentence: Sentence, span: Span) -> Span | None:
    """The nearest article of the sentence that is told with an instrument."""
    base = sentence.span
    near = [
        Span(base.start + found.start(), base.start + found.end(), found.group())
        for found in _ARTICLE.finditer(base.text)
    ]
    return min(near, key=lambda each: abs(each.start - span.start), default=None)
