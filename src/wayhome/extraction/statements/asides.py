"""Words around an aside: "The road was shut, Ana Duarte said, because …"."""

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.statements.grammar import clause_of, phrase_of
from wayhome.extraction.statements.page import Page
from wayhome.extraction.statements.wording import saying

STOPS = (".", ";", "?", "!")
_LINKS = ("that", "because", "since", "but", "and")
_CONTRASTS = ("while", "although", "though", "whereas")
_HANGS_ON = ("relcl", "acl", "advcl", "npadvmod", "prep")
_SOON = 4
"""Words to the "after" of "two days after the raid"."""
_LONGEST_ASIDE = 16
_LONGEST_DATELINE = 20
FEWEST = 2

Place = tuple[int, int]
"""Where words begin and end in a paragraph."""


def around(page: Page, verb: Token, who: Token) -> list[Place]:
    """The sentence in which "…, X said" stands behind or as an aside."""
    doc, (begin, end) = page.doc, page.sentence(verb)
    left, right = phrase_of(who)
    first, last = min(left, verb.i), max(right, verb.i)
    while first > begin and _helps(doc[first - 1], verb):
        first -= 1
    if doc[first - 1].tag_ == "WRB":
        return []
    if who.i > verb.i:
        last = max(last, int(who.right_edge.i))
    stop = last + 1
    while stop < end and doc[stop].text not in (*STOPS, ",", ":", "—", "–"):
        stop += 1
    if first <= begin or stop - last > _LONGEST_ASIDE:
        return []
    if stop < end and (doc[stop].text == ":" or not page.is_outside(doc[stop])):
        return []
    return _told_around(page, (begin, end), (first, stop), verb=verb)


def _helps(token: Token, verb: Token) -> bool:
    """Whether a word before an aside belongs to it: "has", "also", an office before a name."""
    if token.dep_ in ("nsubj", "compound", "amod", "det", "poss"):
        return token.head == verb or (token.head.head == verb and token.head.dep_ == "nsubj")
    return token.dep_ in ("aux", "advmod", "neg") and token.head == verb and token.tag_ != "WRB"


def _told_around(
    page: Page, sentence: tuple[int, int], aside: tuple[int, int], *, verb: Token
) -> list[Place]:
    """The words around an aside: those before it, those behind, or the whole sentence."""
    doc, (begin, end), (first, stop) = page.doc, sentence, aside
    if doc[first - 1].text not in (",", "—", "–", "-") or not page.is_outside(doc[first - 1]):
        return []
    begin = behind_semicolon(page, begin, first - 1)
    cuts = (each.i for each in doc[stop:end] if each.text == ";" and page.is_outside(each))
    end = next(cuts, end)
    before, behind = doc[begin : first - 1], doc[stop + 1 : end]
    goes_on = stop < end and doc[stop].text in (",", "—", "–") and len(behind) > FEWEST
    if opens_clause(doc[first - 2]):
        return _some(places(page, stop + 1, end)) if goes_on else []
    if goes_on and (link := _host(before)) is not None:
        return _some(places(page, link.i + 1, end))
    if not _tells(page, before, verb):
        whole = goes_on and _tells(page, behind, verb) and not _reports(behind)
        return _some(places(page, begin, end)) if whole else []
    begin = max(begin, behind_dateline(page, begin))
    if goes_on and _belongs(page, behind, first):
        return _some(places(page, begin, end))
    too = places(page, stop + 2, end) if goes_on and _adds(behind) else None
    return [*_some(places(page, begin, first - 1)), *_some(too)]


def _some(place: Place | None) -> list[Place]:
    return [place] if place is not None else []


def behind_semicolon(page: Page, begin: int, end: int) -> int:
    """Where the last part of a sentence begins that semicolons cut."""
    for token in reversed(page.doc[begin:end]):
        if token.text == ";" and page.is_outside(token):
            return int(token.i) + 1
    return begin


def _host(before: Piece) -> Token | None:
    """The "because" of "It failed because the police, she said, blocked the road"."""
    for token in reversed(before):
        if token.text == "," or token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
        if token.dep_ == "mark" and token.lower_ in ("because", "since", "although", "though"):
            return token
    return None


def _reports(behind: Piece) -> bool:
    """Whether what goes on tells what another says: "The prison, he said, claims that she is well"."""
    return any(
        (word := saying(token)) is not None and word.clause and clause_of(token) is not None
        for token in behind
    )


def _adds(behind: Piece) -> bool:
    """Whether a second clause is told as well: ", he said, and only the king could pardon them"."""
    if behind[0].lower_ not in ("and", "but") or behind[0].i + 1 >= behind.end:
        return False
    verb = next((t for t in behind if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
    if verb is None or not (verb.tag_ == "MD" or (verb.lower_ == "had" and verb.dep_ == "aux")):
        return False
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.i < verb.i for t in behind)


def _belongs(page: Page, behind: Piece, aside: int) -> bool:
    """Whether words behind an aside go on with what was said, and not with the article's story."""
    if all(not page.is_outside(token) for token in behind if not token.is_punct):
        return False
    first, top = behind[0], behind.root
    if any(each.lower_ in ("after", "before") for each in behind[:_SOON]):
        return False
    if top.dep_ == "appos" or (top.head.i >= aside and top.dep_ in _HANGS_ON):
        return False
    if first.lower_.endswith("ing") or first.lower_ in _CONTRASTS:
        return False
    return first.dep_ != "cc" and saying(first) is None


def opens_clause(token: Token) -> bool:
    """Whether a clause begins with this word."""
    return token.tag_ in ("WRB", "WDT", "WP") or token.lower_ in _LINKS


def _tells(page: Page, words: Piece, verb: Token) -> bool:
    """Whether words before an aside are a clause of their own, outside marks for the most part."""
    finite = [
        token
        for token in words
        if page.is_outside(token)
        and (token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.dep_ in ("auxpass", "aux"))
        and not _is_adverbial(token, verb)
    ]
    if page.is_title and not finite:
        return (
            len(words) > FEWEST
            and words[-1].i + 1 < verb.i
            and verb.lemma_ in ("say", "claim", "report")
        )
    return bool(finite)


def behind_dateline(page: Page, begin: int) -> int:
    """The first token behind "GENEVA, 4 March (Agency) —" at the start of a paragraph."""
    for token in page.doc[:_LONGEST_DATELINE]:
        if token.text in ("—", "–", "-", "--") and token.i and token.nbor(-1).whitespace_:
            return max(begin, int(token.i + 1))
        if token.is_alpha and token.text[0].islower():
            return begin
    return begin


def _is_adverbial(token: Token, verb: Token) -> bool:
    """Whether a verb stands in "When he arrived, …" which hangs on the verb of saying."""
    top = token
    while top.head not in (top, verb):
        top = top.head
    return top.head == verb and top.dep_ == "advcl"


def places(page: Page, first: int, end: int) -> Place | None:
    """Where tokens begin and end, without the stop behind them."""
    doc = page.doc
    end -= 1
    while end > first and (doc[end].text in (*STOPS, ",") or doc[end].is_space):
        end -= 1
    while first < end and (doc[first].is_space or doc[first].text in (",", "-", "—", "–")):
        first += 1
    if end - first < FEWEST:
        return None
    return doc[first].idx, with_marks(page, doc[end])


def with_marks(page: Page, last: Token) -> int:
    """The end of a clause, with the closing mark of marks that it holds."""
    end: int = last.idx + len(last)
    if (mark := page.outer[last.i]) and mark.closes - end <= FEWEST:
        return mark.closes
    return end
