"""What is reported in other words: "she said that …", "…, he added", "according to …"."""

from collections.abc import Iterator

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.statements.according import according
from wayhome.extraction.statements.asides import FEWEST, STOPS, around, with_marks
from wayhome.extraction.statements.claims import Claim, claims, in_words
from wayhome.extraction.statements.grammar import (
    clause_of,
    heard_by,
    is_asserted,
    subject_of,
)
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.people import is_person
from wayhome.extraction.statements.wording import ending, listed, nouns, saying

_OWN = ("i", "we", "you", "who", "what", "there", "nobody")
_FINITE = ("VBD", "VBZ", "VBP")
_ASKS = ("insist", "plead")
_LONGEST_ASIDE = 16
_LONGEST_CLAUSE = 150
_LONGEST_HEADING = 16


def reported(page: Page) -> Iterator[Statement]:
    """Statements reported without marks in a paragraph, the outermost of those inside others."""
    spoken = [each for each in page.statements if each.rule == "dash"]
    found: list[Statement] = []
    for sentence in page.doc.sents:
        before = len(found)
        for each in _in_sentence(page, sentence):
            inside = any(one.start <= each.start and each.end <= one.end for one in found)
            spoken_of = any(one.start <= each.start < one.end for one in spoken)
            if inside or spoken_of or _all_marked(page, each):
                continue
            found = [one for one in found if not _holds(each, one)]
            if len(found) > before and each.cue is not None and each.cue.tag_ == "VBG":
                each.who = found[-1].who  # "said …, adding that …" is one speaker
            found.append(each)
    yield from found


def _holds(outer: Statement, inner: Statement) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _in_sentence(page: Page, sentence: Piece) -> Iterator[Statement]:
    for token in sentence:
        if not page.is_outside(token):
            continue
        if token.lower_ == "according":
            yield from according(page, token)
        elif token.lower_ == "words" and token.pos_ == "NOUN":
            yield from _brought(page, in_words(page, token), "in-words")
        elif token.lemma_ in nouns() and token.pos_ in ("NOUN", "ADJ") and not ending(token):
            yield from _brought(page, claims(page, token), nouns()[token.lemma_].rule)
        elif (word := saying(token) or ending(token)) and word.clause:
            yield from _said(page, token, word.rule)


def _brought(page: Page, found: Iterator[Claim], rule: str) -> Iterator[Statement]:
    for cue, who, clause in found:
        if place := _trimmed(page, cue, clause):
            yield Statement("indirect", page, *place, rule, who=who, cue=cue)


def _said(page: Page, verb: Token, rule: str) -> Iterator[Statement]:  # one for each doubt
    """The clause that a verb of saying brings behind it, or stands behind or inside of."""
    if not is_asserted(verb):
        return
    inverted = _inverted(page, verb)
    who = inverted or subject_of(verb) or (verb.nbor(-1) if ending(verb) else None)
    if who is None and (who := heard_by(verb)) is not None:
        rule = "hear"
    if who is None or who.lower_ in _OWN or not page.is_outside(who) or who.lemma_ in _writs():
        return
    if not _may_say(rule, who):
        return
    clause = None if inverted else _clause(page, verb)
    if clause is None and _is_told(verb):
        return
    if clause and page.doc[clause[0]].tag_ in ("WRB", "WP", "WDT"):
        return
    if clause is None and (behind := _closing(page, verb, who)):
        who = behind
    for place in _told(page, verb, clause) if clause else around(page, verb, who):
        yield Statement("indirect", page, *place, rule, who=who, cue=verb)


def _told(page: Page, verb: Token, clause: tuple[int, int]) -> list[tuple[int, int]]:
    place = _trimmed(page, verb, clause)
    return [place] if place and not _is_wanted(verb) else []


def _is_wanted(verb: Token) -> bool:
    """Whether something is asked for and not told: "she insisted that he be freed"."""
    if verb.lemma_ not in _ASKS:
        return False
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    helping = [c for c in clause.children if c.dep_ in ("aux", "auxpass")] if clause else []
    first = min([clause, *helping], key=lambda each: each.i) if clause else None
    return first is not None and first.tag_ == "VB"


def _clause(page: Page, verb: Token) -> tuple[int, int] | None:
    """The clause behind a verb of saying; of a title without "that" as well."""
    return clause_of(verb) or (_headline(page, verb) if _is_heading(page) else None)


def _is_heading(page: Page) -> bool:
    """Whether a paragraph is a headline, or stands like one: short and without a stop."""
    return page.is_title or (len(page.doc) <= _LONGEST_HEADING and page.text[-1:].isalnum())


def _is_told(verb: Token) -> bool:
    """Whether a verb of saying stands in what a later one reports: "they have agreed, she announced"."""
    above = verb.head
    return verb.dep_ == "ccomp" and above.i > verb.i and saying(above) is not None


def _closing(page: Page, verb: Token, who: Token) -> Token | None:
    """The noun between the last comma and a verb, when the parse saw another subject before it."""
    words: list[Token] = []
    for token in reversed(page.doc[page.sentence(verb)[0] : verb.i]):
        if token.text == ",":
            break
        if token.tag_ in (*_FINITE, "VBG", "MD", "WP", "WDT") or not page.is_outside(token):
            return None
        words.insert(0, token)
    else:
        return None
    if who in words or who.i > verb.i:
        return None
    inner = ("compound", "poss", "amod", "pobj", "nmod")
    nominal = [t for t in words if t.pos_ in ("NOUN", "PROPN", "PRON")]
    return next((t for t in nominal if t.dep_ not in inner), None)


def _may_say(rule: str, who: Token) -> bool:
    """Whether a subject may have such a verb: courts hear, reports and inquiries find."""
    if rule == "hear":
        return who.lemma_.lower() in listed("hearings")
    finds = listed("hearings") | listed("papers") | listed("bodies")
    return rule != "find" or who.lemma_.lower() in finds or who.pos_ == "PROPN"


def _inverted(page: Page, verb: Token) -> Token | None:
    """The subject of an aside like ", says Ana Duarte," whose parse is often wrong."""
    doc = page.doc
    if not verb.i or doc[verb.i - 1].text != "," or verb.i + 1 >= len(doc):
        return None
    begin = page.sentence(verb)[0]
    own = any(each.dep_ in ("nsubj", "nsubjpass") and each.i < verb.i for each in verb.children)
    sure = doc[verb.i + 1].pos_ in ("PROPN", "PRON") or is_person(doc[verb.i + 1].lemma_)
    commas = sum(each.text == "," for each in doc[begin : verb.i])
    if doc[verb.i + 1].pos_ == "ADP" or (own and (not sure or commas > 1)):
        return None
    who: Token | None = None
    for token in doc[verb.i + 1 : verb.i + _LONGEST_ASIDE]:
        ends = token.text == "," or (token.text == "." and own and sure)
        if ends and page.is_outside(token):
            return who
        if token.tag_ in (*_FINITE, "MD") or token.is_punct or not page.is_outside(token):
            return None
        if who is None or (who.dep_ in ("compound", "poss", "amod") and token.i <= who.head.i):
            who = token if token.pos_ in ("NOUN", "PROPN", "PRON") else who
    return None


def _writs() -> frozenset[str]:
    return listed("writs")


def _headline(page: Page, verb: Token) -> tuple[int, int] | None:
    """The rest of a headline behind "says"."""
    doc = page.doc
    end = next((t.i for t in doc[verb.i + 1 :] if t.text in (";", "|")), len(doc)) - 1
    if (
        verb.tag_ != "VBZ"
        or doc[verb.i + 1 : verb.i + 2].text == "to"
        or end - verb.i <= FEWEST
        or not page.is_outside(doc[verb.i + 1])
    ):
        return None
    return verb.i + 1, end


def _trimmed(page: Page, verb: Token, clause: tuple[int, int]) -> tuple[int, int] | None:
    """Places of a clause without what belongs to the sentence around it."""
    doc, (first, last) = page.doc, clause
    last = min(last, first + _LONGEST_CLAUSE)
    for token in doc[first : last + 1]:
        if not page.is_outside(token):
            continue
        if token.text == ";" or (token.i > first + 1 and _begins_next(token, verb)):
            last = token.i - 1
            break
    while last > first and (
        doc[last].text in (*STOPS, ",", ":", "-", "–", "—") or doc[last].is_space
    ):
        last -= 1
    last = _with_tail(page, last)
    if last - first + 1 < FEWEST and not page.is_title:
        return None
    return doc[first].idx, with_marks(page, doc[last])


def _with_tail(page: Page, last: int) -> int:
    """The last token of words in marks that end both clause and sentence: "was at home, “asleep”"."""
    doc, comma = page.doc, last + 1
    if comma + 1 >= len(doc) or doc[comma].text != "," or not page.is_outside(doc[comma]):
        return last
    mark = page.outer[comma + 1]
    if mark is None or not page.text[mark.start].islower():
        return last
    inside = page.within(mark.opens, mark.closes)
    behind = page.text[mark.closes : mark.closes + 1]
    return int(inside[-1].i) if inside and (not behind or behind in STOPS) else last


def _begins_next(token: Token, verb: Token) -> bool:
    """Whether another report begins: ", adding that", ", and urged", ", according to"."""
    if token.text == "," and _refers(token):
        return True
    following = token.doc[token.i + 1 : token.i + 3]
    if token.text not in (",", "and", "but") or not len(following):
        return False
    first = following[0]
    if first.lower_ in ("and", "but", "while") and len(following) > 1:
        first = following[1]
    return (
        first.lower_ == "according"
        or _relates(first)
        or (first.dep_ == "conj" and first.head == verb and first.tag_ == verb.tag_)
        or (following[0].lower_ in ("and", "but") and _tells_on(first, verb))
        or (saying(first) is not None and first.tag_ in ("VBG", verb.tag_))
        or _acts(first, verb)
    )


def _acts(first: Token, verb: Token) -> bool:
    """Whether a verb tells what who spoke did then: "said it had failed and called on the king"."""
    same = first.tag_ == verb.tag_ or first.lemma_ in ("call", "appeal")
    return same and first.lemma_ in listed("acts") and not _has_subject(first)


def _tells_on(first: Token, verb: Token) -> bool:
    """Whether a verb goes on with the first one, since the clause between is "that he do so"."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    bare = clause is not None and clause.tag_ == "VB" and first.tag_ == verb.tag_
    return bare and not _has_subject(first)


def _relates(token: Token) -> bool:
    """Whether ", which she attributed to" begins."""
    words = token.doc[token.i : token.i + 3]
    return bool(
        len(words) == 3 and words[0].tag_ == "WDT" and words[1].pos_ == "PRON" and saying(words[2])
    )


def _has_subject(verb: Token) -> bool:
    return any(each.dep_ in ("nsubj", "nsubjpass") for each in verb.children)


def _refers(token: Token) -> bool:
    """Whether the article begins to explain what was said: ", a reference to"."""
    words = [each.lower_ for each in token.doc[token.i + 1 : token.i + 6]]
    return words[:1] in (["a"], ["an"]) and bool(listed("remarks") & set(words[1:]))


def _all_marked(page: Page, statement: Statement) -> bool:
    """Whether all words of a clause stand in marks: then it is a quotation."""
    tokens = page.within(statement.start, statement.end)
    return not any(page.is_outside(token) for token in tokens if not token.is_punct)
