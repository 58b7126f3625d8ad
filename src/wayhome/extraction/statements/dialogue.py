"""Dialogue behind dashes, as many languages write it: "— Words, — he said. — More words"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.statements.direct import FINITE, Cue, subject_behind, subject_near
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.wording import saying

_DASH = re.compile(r"(?:^|\s)[—–]\s?|[—–](?=[\s.,])")
_LONGEST_CUE = 14


def dialogue(page: Page) -> Iterator[Statement]:
    """What is said in a paragraph that begins with a dash."""
    text = page.text
    if text[:1] not in ("—", "–") or page.is_title:
        return
    former: Statement | None = None
    goes_on = False
    for start, end in _pieces(text):
        cue = _whole_cue(page, start, end) if former is not None else None
        if former is not None and cue is not None:
            if former.who is None:
                former.who, former.cue = cue.who, cue.verb
            goes_on = False
        elif former is not None and goes_on:
            former.end = end  # a dash inside what is said
        else:
            statement = Statement("direct", page, start, end, "dash", follows=former)
            rest = _cut_cue(page, statement)
            former, goes_on = former or statement, rest is None
            yield statement
            if rest is not None and rest < end:
                yield Statement("direct", page, rest, end, "dash", follows=statement)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The places between dashes that hold words."""
    places = [match.span() for match in _DASH.finditer(text)]
    for (_, start), (end, _) in zip(places, [*places[1:], (len(text), len(text))], strict=True):
        if any(letter.isalnum() for letter in text[start:end]):
            yield start, end


def _whole_cue(page: Page, start: int, end: int) -> Cue | None:
    """The attribution that a piece between dashes is, and nothing else."""
    part = page.within(start, end)
    for token in part[:_LONGEST_CUE]:
        if token.tag_ in FINITE and (word := saying(token)) and word.direct:
            who = subject_near(token, [t for t in part if t.i < token.i])
            who = who or subject_behind(page, token)
            return Cue(token, who) if who is not None else None
    return None


def _cut_cue(page: Page, statement: Statement) -> int | None:
    """End what is said before "…, he said."; where words go on behind that, None when uncut."""
    for token in page.within(statement.start, statement.end):
        word = saying(token)
        if not (word and word.direct and token.tag_ in FINITE):
            continue
        comma = _comma_before(token)
        if comma is None or comma.idx < statement.start:
            continue
        between = list(page.doc[comma.i + 1 : token.i])
        who = subject_near(token, between) if between else subject_behind(page, token)
        if who is not None:
            statement.end = comma.idx + 1
            statement.who, statement.cue = who, token
            return _next_sentence(page, token)
    return None


def _next_sentence(page: Page, verb: Token) -> int:
    """Where the sentence behind an attribution begins."""
    end = page.sentence(verb)[1]
    return page.doc[end].idx if end < len(page.doc) else len(page.text)


def _comma_before(verb: Token) -> Token | None:
    """The comma before the subject of a verb, or right before the verb."""
    for token in reversed(verb.doc[max(0, verb.i - 8) : verb.i]):
        if token.text == "," or token.text in "?!":
            return token
        if token.pos_ in ("VERB", "AUX"):
            return None
    return None
