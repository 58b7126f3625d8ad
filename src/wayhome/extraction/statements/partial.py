"""Partial quotes: some words in marks inside a sentence of the article, said by somebody."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.statements.grammar import subject_of
from wayhome.extraction.statements.marks import Marked
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.wording import listed, saying

_OWN = ("i", "we", "you", "who", "what", "which", "that")
_NAMED = (
    "called",
    "named",
    "titled",
    "entitled",
    "headed",
    "headlined",
    "dubbed",
    "so",
    "known",
    "labelled",
)
_LONGEST_NAME = 4
_LONGEST_ASIDE = 14
_FAR = 200


def in_part(page: Page, told: list[Statement]) -> Iterator[Statement]:
    """Words in marks that are no direct quote and that somebody is told to have said."""
    taken = [each for each in told if each.kind == "direct" and each.rule != "turn"]
    for mark in page.marks:
        if any(each.start <= mark.start and mark.end <= each.end for each in taken):
            continue
        if mark.depth or not mark.closed:
            continue
        statement = Statement("partial", page, mark.start, mark.end, "marks")
        holder = _holder(told, mark)
        if _is_name(page, mark, inside=holder is not None):
            continue
        if holder is not None:
            statement.follows, statement.cue = holder, holder.cue
            yield statement
        elif cue := _governing(page, mark):
            statement.cue, statement.who = cue
            yield statement


def _holder(told: list[Statement], mark: Marked) -> Statement | None:
    """The reported clause that holds the marks."""
    holding = (each for each in told if each.kind == "indirect")
    return next((e for e in holding if e.start <= mark.start and mark.end <= e.end), None)


def _is_name(page: Page, mark: Marked, *, inside: bool) -> bool:
    """Whether marks hold the name of a ship or book, or a word that the article itself doubts."""
    words = page.within(mark.start, mark.end)
    before = page.within(mark.opens - _FAR, mark.opens)
    if before and before[-1].lower_ in _NAMED and before[-1].dep_ in ("acl", "amod", "advmod"):
        return True
    if before and before[-1].lower_ == "called" and before[-1].i and before[-2:][0].text == "-":
        return True
    long_words = [word for word in words if word.is_alpha and len(word) > 3]
    titled = bool(long_words) and all(word.text[0].isupper() for word in long_words)
    return (
        titled
        and len(words) <= _LONGEST_NAME
        and words[0].text[0].isupper()
        and (inside or not mark.closed or not words[0].is_sent_start)
    )


def _governing(page: Page, mark: Marked) -> tuple[Token, Token] | None:
    """The verb over words in marks by which somebody says them, and who."""
    words = page.within(mark.start, mark.end)
    if not words:
        return None
    if aside := _aside_before(page, mark) or _inverted(page, mark):
        return aside
    top = page.doc[words[0].i : words[-1].i + 1].root
    for verb in _above(top):
        if page.is_outside(verb) and (found := _by(page, verb)):
            return found
    sentence = words[0].sent
    for verb in reversed(page.doc[sentence.start : words[0].i]):
        if verb.text in (";", ":"):
            break
        if page.is_outside(verb) and (found := _by(page, verb)):
            return found
    return None


def _aside_before(page: Page, mark: Marked) -> tuple[Token, Token] | None:
    """The speaker of "…, an aide said, “…”" or "according to her, “…”"."""
    before = page.within(mark.opens - _FAR, mark.opens)
    if not before or before[-1].text != ",":
        return None
    for token in reversed(before[:-1][-_LONGEST_ASIDE:]):
        if token.text in (",", ";", ":") or not page.is_outside(token):
            return None
        if token.lower_ == "according":
            return next(((token, who) for to in token.children for who in to.children), None)
        if saying(token) and (who := subject_of(token)) is not None and who.lower_ not in _OWN:
            return token, who
    return None


def _inverted(page: Page, mark: Marked) -> tuple[Token, Token] | None:
    """The speaker of "Jails ‘inhumane’, says envoy"."""
    behind = [each for each in page.within(mark.closes, len(page.text)) if not each.is_quote]
    if len(behind) < _LITTLE or behind[0].text not in (",", "-", "–", "—"):
        return None
    cue, rest = behind[1], page.doc[behind[2].i : behind[1].sent.end]
    if saying(cue) is None or cue.tag_ not in ("VBZ", "VBD", "VBP") or not len(rest):
        return None
    who = rest.root
    return (cue, who) if who.pos_ in ("NOUN", "PROPN") and who.head == cue else None


_LITTLE = 3
"""A comma, a verb and a name."""


def _above(token: Token) -> Iterator[Token]:
    yield from (each for each in token.ancestors if each.sent == token.sent)


def _by(page: Page, verb: Token) -> tuple[Token, Token] | None:
    word = saying(verb)
    if word is None or not (word.partial or word.clause):
        return _own_words(page, verb)
    who = subject_of(verb.head if _is_wished(verb) else verb)
    if (
        who is None
        or who.lower_ in _OWN
        or who.lemma_ in listed("writs")
        or not page.is_outside(who)
    ):
        return None
    return verb, who


def _is_wished(verb: Token) -> bool:
    """Whether somebody wants another to say it: "she wants the court to hear her, “…”"."""
    to_do = any(each.dep_ == "aux" and each.lower_ == "to" for each in verb.children)
    doer = any(each.dep_ == "nsubj" for each in verb.children)
    return to_do and doer and verb.dep_ == "ccomp" and verb.head.i < verb.i


def _own_words(page: Page, noun: Token) -> tuple[Token, Token] | None:
    """Whose words they are in "in her words" or "the words of the judge"."""
    if noun.lemma_ not in ("word", "phrase") or noun.pos_ != "NOUN":
        return None
    who = next((each for each in noun.children if each.dep_ == "poss"), None)
    return (noun, who) if who is not None and page.is_outside(who) else None
