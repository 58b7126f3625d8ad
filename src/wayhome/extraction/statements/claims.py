"""Nouns for what is said: "a report by X that …", "she expressed concern that …", "in her words"."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.statements.grammar import clause_of, is_asserted, subject_of
from wayhome.extraction.statements.page import Page
from wayhome.extraction.statements.wording import listed

Claim = tuple[Token, Token, tuple[int, int]]
"""The noun, the head of the words for who says so, first and last token of the clause."""


def claims(page: Page, noun: Token) -> Iterator[Claim]:
    """What a noun brings in a clause behind "that", when somebody is told to say it."""
    clause = _clause(noun)
    if clause is None:
        return
    who = _by(noun) or _voiced(noun)
    if who is None or not page.is_outside(who):
        return
    mark = next(each for each in clause.children if each.lower_ == "that")
    yield noun, who, (mark.i + 1, int(clause.right_edge.i))


def _clause(noun: Token) -> Token | None:
    """The clause behind the noun; the parse may hang it on the verb."""
    own = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl", "advcl")]
    verb = noun.head if noun.dep_ in ("dobj", "ccomp", "acomp", "oprd") else None
    more = [c for c in verb.children if c.dep_ in ("ccomp", "advcl")] if verb is not None else []
    maker = _by(noun)
    own += list(maker.children) if maker is not None and maker.i > noun.i else []
    return next((c for c in (*own, *more) if c.i > noun.i and _says_that(c)), None)


def _says_that(clause: Token) -> bool:
    return any(each.lower_ == "that" and each.dep_ == "mark" for each in clause.children)


def _by(noun: Token) -> Token | None:
    """Who made a claim: "by the union", "the union's"."""
    for each in noun.children:
        if each.dep_ == "prep" and each.lower_ in ("by", "from"):
            return next((c for c in each.children if c.dep_ == "pobj"), None)
    return next((each for each in noun.children if each.dep_ == "poss"), None)


def _voiced(noun: Token) -> Token | None:
    """Who "expressed concern", "issued a warning" or "made clear"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "ccomp", "acomp", "oprd") or not is_asserted(verb):
        return None
    return subject_of(verb) if verb.lemma_ in listed("voicing") else None


def in_words(page: Page, noun: Token) -> Iterator[Claim]:
    """The clause behind "in her words," and "his words were that"."""
    who = next((each for each in noun.children if each.dep_ == "poss"), None)
    if who is None:
        return
    doc, end = page.doc, page.sentence(noun)[1]
    before = doc[who.left_edge.i - 1] if who.left_edge.i else None
    if before is not None and before.lower_ == "in" and doc[noun.i + 1 : noun.i + 2].text == ",":
        yield noun, who, (noun.i + 2, end - 1)
    elif noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and (clause := clause_of(noun.head)):
        yield noun.head, who, clause
