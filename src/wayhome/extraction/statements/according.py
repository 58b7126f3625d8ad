"""Statements told "according to" somebody, before, behind or amid them."""

from collections.abc import Iterator

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.statements.asides import (
    FEWEST,
    STOPS,
    behind_dateline,
    behind_semicolon,
    opens_clause,
    places,
)
from wayhome.extraction.statements.grammar import clause_of, phrase_of, subject_of
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.wording import listed, saying

_LONGEST_MEMBER = 4


def according(page: Page, token: Token) -> Iterator[Statement]:
    """The sentence that somebody is said to have told, around "according to"."""
    doc, (begin, end) = page.doc, page.sentence(token)
    to = next((each for each in token.children if each.dep_ == "prep"), None)
    to = to or (doc[token.i + 1] if token.i + 1 < end else None)
    who = next((each for each in to.children if each.dep_ == "pobj"), None) if to else None
    if who is None or who.lemma_ in listed("writs") or not page.is_outside(who):
        return
    if _is_told_otherwise(page, page.doc[begin:end]):
        return
    first, stop = token.i, max(phrase_of(who)[1], _with_name(who)) + 1
    while stop < end and doc[stop].text not in (*STOPS, ",", "—", "–"):
        stop += 1
    begin = behind_semicolon(page, begin, first)
    if stop < end and _is_member(doc[begin:first], doc[stop : stop + 2]):
        return
    if (
        first == begin
        or opens_clause(doc[first - 1])
        or (doc[first - 1].text == "," and first - 1 > begin and opens_clause(doc[first - 2]))
    ):
        place = places(page, stop, end)
    elif stop + FEWEST < end and doc[stop].text == "," and not _is_aside(doc[stop + 1]):
        place = places(page, behind_dateline(page, begin), end)
    else:
        place = places(page, behind_dateline(page, begin), first)
    if place:
        yield Statement("indirect", page, *place, "according-to", who=who, cue=token)


def _is_told_otherwise(page: Page, sentence: Piece) -> bool:
    """Whether the sentence says who tells it: "He replied that they were free, according to …"."""
    return any(
        (word := saying(verb)) is not None
        and word.clause
        and verb.dep_ in ("ROOT", "conj")
        and page.is_outside(verb)
        and clause_of(verb) is not None
        and subject_of(verb) is not None
        for verb in sentence
    )


def _is_member(before: Piece, behind: Piece) -> bool:
    """Whether one word of a row is told so: "was held, beaten, according to him, and charged"."""
    if len(behind) < len((",", "and")) or behind[0].text != "," or behind[1].dep_ != "cc":
        return False
    words = before[:-1]
    commas = [each.i for each in words if each.text == ","]
    return bool(commas) and words.end - commas[-1] <= _LONGEST_MEMBER


def _is_aside(token: Token) -> bool:
    return token.tag_ in ("WDT", "WP", "WP$", "WRB", "CC")


def _with_name(who: Token) -> int:
    """The last token of a name behind "the director, …"."""
    return max((int(each.right_edge.i) for each in who.children if each.dep_ == "appos"), default=0)
