"""Direct quotes: sentences in marks, and who is told to say them before, behind or between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from wayhome.extraction.statements.grammar import clause_of, subject_of
from wayhome.extraction.statements.marks import Marked
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.people import is_person
from wayhome.extraction.statements.wording import saying

_STOPS = (".", "?", "!", ";")
FINITE = ("VBD", "VBZ", "VBP")
_FARTHEST = 40
_FAR = 600
_SEVERAL = re.compile(r"[.?!…][”’\"']?\s+[“‘\"']?[^\W\d_a-z]")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that attributes words in marks, and the head of the words for who speaks."""

    verb: Token
    who: Token


def quoted(page: Page) -> Iterator[Statement]:
    """The direct quotes of a paragraph; those whose speaker stands elsewhere have no `who`."""
    former: Statement | None = None
    for mark in page.marks:
        if mark.depth and not _inner(page, mark):
            continue
        cue = None if mark.depth else cue_behind(page, mark)
        front = cue_before(page, mark)
        if not _is_direct(page, mark, behind=cue, before=front):
            continue
        told = _preferred(page, mark, behind=cue, before=front)
        statement = Statement(
            "direct", page, mark.start, mark.end, "inner" if mark.depth else "marks"
        )
        if told:
            statement.who, statement.cue = told.who, told.verb
        elif former is not None and not _parted(page, former, mark):
            statement.follows = former
        elif not mark.depth:
            statement.who = told_before(page, mark.opens)
            statement.follows = None if statement.who else former
        if not mark.depth:
            former = statement
        yield statement


def _parted(page: Page, former: Statement, mark: Marked) -> bool:
    """Whether a whole sentence of the article stands between two quotations."""
    between = [token for token in page.within(former.end, mark.opens) if page.is_outside(token)]
    stops = [token.i for token in between if token.text in _STOPS]
    return len(stops) > 1 and stops[-1] == between[-1].i


def told_before(page: Page, place: int) -> Token | None:
    """Of whom the sentence before a quotation without attribution tells."""
    before = [token for token in page.within(place - _FAR, place) if page.is_outside(token)]
    if not before:
        return None
    begin, end = page.sentence(before[-1])
    for token in page.doc[begin:end]:
        if token.dep_ in ("nsubj", "nsubjpass") and page.is_outside(token) and token in before:
            if token.head.dep_ not in ("ROOT", "conj"):
                continue
            whose = next((each for each in token.children if each.dep_ == "poss"), None)
            if token.pos_ == "NOUN" and not is_person(token.lemma_):
                return whose
            return token if token.lower_ not in ("it", "this", "that", "there") else None
    return None


def _inner(page: Page, mark: Marked) -> bool:
    """Whether marks inside marks hold what somebody else is quoted with: behind a colon."""
    return page.text[: mark.opens].rstrip().endswith(":")


def _preferred(page: Page, mark: Marked, *, behind: Cue | None, before: Cue | None) -> Cue | None:
    """The nearer of two attributions: a comma points behind, a colon before."""
    text = page.text
    if text[: mark.opens].rstrip().endswith(":") and before:
        return before
    comma = text[mark.end - 1] in ",?!" or text[mark.closes : mark.closes + 1] == ","
    return (behind or before) if comma or not before else before


def cue_behind(page: Page, mark: Marked) -> Cue | None:
    """The attribution that follows the closing mark in the same sentence."""
    text, last = page.text, page.text[mark.end - 1 : mark.end]
    rest = text[mark.closes :].lstrip(" ,—–-\u00a0")
    if not mark.closed or not rest:
        return None
    if last in ".…" and not rest[0].islower() and text[mark.closes : mark.closes + 1] != ",":
        return None
    return _first_cue(page, mark)


def _first_cue(page: Page, mark: Marked) -> Cue | None:
    """The first verb behind the closing mark that has a subject there."""
    words: list[Token] = []
    for token in page.within(mark.closes, mark.closes + _FAR)[:_FARTHEST]:
        if not page.is_outside(token) or (token.text in _STOPS and words):
            break
        words.append(token)
        if token.lower_ == "according":
            return _according(token)
        if token.tag_ in ("VBN", "VBG") and saying(token) and token.dep_ in ("pcomp", "xcomp"):
            who = subject_of(token)
            return Cue(token, who) if who in words else None
        if token.tag_ not in FINITE or token.dep_ in ("aux", "auxpass") or _is_relative(token):
            continue
        who = subject_near(token, words[:-1]) or subject_behind(page, token)
        if who is not None and not _is_clause_before(words[:-1]):
            return None if _begins_anew(page, mark, token) else Cue(token, who)
        return None
    return None


def _begins_anew(page: Page, mark: Marked, verb: Token) -> bool:
    """Whether another sentence follows "Why?" that says something of its own."""
    rest = page.text[mark.closes :].lstrip()
    return page.text[mark.end - 1] in "?!" and rest[0].isupper() and clause_of(verb) is not None


def _is_relative(verb: Token) -> bool:
    """Whether a verb belongs to "who …" or "which …" and not to the sentence."""
    return any(each.tag_ in ("WP", "WDT") and each.i < verb.i for each in verb.children)


def _according(token: Token) -> Cue | None:
    for to in token.children:
        for who in to.children:
            if who.dep_ == "pobj":
                return Cue(token, who)
    return None


def _is_clause_before(words: list[Token]) -> bool:
    return any(word.lower_ in ("because", "when", "if", "that", "which") for word in words)


def subject_near(verb: Token, words: list[Token]) -> Token | None:
    """The subject among the words between the mark and the verb."""
    by_parse = subject_of(verb)
    if by_parse is not None and by_parse in words:
        return by_parse
    nominal = [word for word in words if word.pos_ in ("PRON", "PROPN", "NOUN")]
    return next(
        (word for word in nominal if word.dep_ not in ("compound", "poss", "pobj", "nmod", "amod")),
        nominal[-1] if nominal else None,
    )


def subject_behind(page: Page, verb: Token) -> Token | None:
    """The subject right behind the verb: "said the minister"."""
    comma = verb.i and verb.doc[verb.i - 1].is_punct
    if saying(verb) is None and not (comma and page.outer[verb.i - 1] is not None):
        return None
    by_parse = subject_of(verb)
    if by_parse is not None and by_parse.i > verb.i and page.is_outside(by_parse):
        return by_parse
    for token in page.doc[verb.i + 1 : verb.i + 8]:
        if token.is_punct or not page.is_outside(token):
            return None
        if token.pos_ in ("PRON", "PROPN", "NOUN") and token.dep_ not in ("compound", "poss"):
            return token
    return None


def cue_before(page: Page, mark: Marked) -> Cue | None:
    """The attribution in the same sentence before the opening mark."""
    words = _words_before(page, mark)
    if not words or (words[-1].text not in (":", ",") and not _leads(words)):
        return None
    colon = words[-1].text == ":"
    for token in reversed(words):
        if token.lower_ == "according":
            return _according(token)
        finite = token.tag_ in FINITE or token.tag_ in ("VBG", "VBN")
        if finite and (saying(token) or (colon and token.tag_ in FINITE)):
            who = subject_of(token)
            if who is None:
                who = subject_near(token, [word for word in words if word.i < token.i])
            if who is None or (mark.depth == 0 and not page.is_outside(who)):
                who = next(
                    (w for w in words if w.dep_ in ("nsubj", "ROOT") and w.pos_ != "VERB"), None
                )
            if who is not None and who.i < mark_token(page, mark):
                return Cue(token, who)
    return None


def mark_token(page: Page, mark: Marked) -> int:
    """The number of the first token in marks."""
    return next((token.i for token in page.doc if token.idx >= mark.opens), len(page.doc))


def _words_before(page: Page, mark: Marked) -> list[Token]:
    """The words of the sentence between what stood in marks before and this mark."""
    words: list[Token] = []
    for token in reversed(page.within(mark.opens - _FAR, mark.opens)):
        outside = page.is_outside(token) or mark.depth
        if not outside or (token.text in _STOPS and words) or len(words) > _FARTHEST:
            break
        if mark.depth and words and token.text in '“"«':
            break
        words.append(token)
    return words[::-1]


def _leads(words: list[Token]) -> bool:
    """Whether words run straight into the mark: "he says “…", "told reporters “…"."""
    last = words[-1]
    if (word := saying(last)) and word.direct:
        return True
    told = last.head if last.dep_ in ("dobj", "dative", "pobj") else last
    told = told.head if told.dep_ in ("prep", "dative") else told
    return bool(
        last.pos_ in ("NOUN", "PROPN", "PRON")
        and (word := saying(told))
        and word.direct
        and told.lemma_ in ("tell", "ask", "warn", "shout", "say")
    )


def _is_direct(page: Page, mark: Marked, *, behind: Cue | None, before: Cue | None) -> bool:
    """Whether marks hold what was said as sentences, not some words of it."""
    text, words = page.text, page.text[mark.start : mark.end]
    front, rest = text[: mark.opens].rstrip(), text[mark.closes :].lstrip()
    starts = not front or front[-1] in ':.?!…—–”’"»)'
    ends = words[-1] in ",.?!…—–" or not mark.closed or rest[:1] == ","
    told = before is not None and saying(before.verb) is not None and front[-1:] == ":"
    ends = ends or (told and rest[:1] == "." and len(words.split()) >= _FEWEST)
    if page.turn and starts and not front:
        starts = ends = ends and bool(behind)
    if starts:
        if page.is_title:
            return bool(behind or before) and ends
        if not rest or words[-1] in ".…" or not mark.closed:
            return ends or front[-1:] == ":" or len(words.split()) >= _FEWEST
        if ends and words[-1] != "," and not rest[0].islower():
            return True
        return bool(behind) or (words[-1] == "," and _has_verb(page, mark))
    return _runs_on(words, front, before)


def _has_verb(page: Page, mark: Marked) -> bool:
    return any(token.tag_ in FINITE for token in page.within(mark.start, mark.end))


def _runs_on(words: str, front: str, before: Cue | None) -> bool:
    """Whether marks that the sentence runs into hold a whole sentence nevertheless."""
    if before is None:
        return bool(_SEVERAL.search(words)) and words[:1].isupper()
    if front[-1] == ",":
        return words[:1].isupper() or words[-1] in ".?!…,"
    return (
        front.rpartition(" ")[2].lower() != "that"
        and len(words.split()) >= _FEWEST
        and words[:1].isupper()
    )
