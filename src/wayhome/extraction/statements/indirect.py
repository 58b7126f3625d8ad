"""What is reported in other words: "she said that …", "…, he added", "according to …"."""

from collections.abc import Iterator

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.statements.claims import Claim, claims, in_words
from wayhome.extraction.statements.grammar import (
    clause_of,
    heard_by,
    is_asserted,
    phrase_of,
    subject_of,
)
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.people import is_person
from wayhome.extraction.statements.wording import ending, listed, nouns, saying

_OWN = ("i", "we", "you", "who", "what", "there", "nobody")
_LINKS = ("that", "because", "since", "but", "and")
_CONTRASTS = ("while", "although", "though", "whereas")
_FINITE = ("VBD", "VBZ", "VBP")
_STOPS = (".", ";", "?", "!")
_LONGEST_ASIDE = 16
_LONGEST_DATELINE = 20
_LONGEST_CLAUSE = 150
_FEWEST = 2


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
            if len(found) > before and each.cue is not None and each.cue.tag_ == "VBG":
                each.who = found[-1].who  # "said …, adding that …" is one speaker
            found.append(each)
    yield from found


def _in_sentence(page: Page, sentence: Piece) -> Iterator[Statement]:
    for token in sentence:
        if not page.is_outside(token):
            continue
        if token.lower_ == "according":
            yield from _according(page, token)
        elif token.lower_ == "words" and token.pos_ == "NOUN":
            yield from _brought(page, in_words(page, token), "in-words")
        elif token.lemma_ in nouns() and token.pos_ in ("NOUN", "ADJ"):
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
    who, inverted = _inverted(page, verb), True
    if who is None:
        who, inverted = subject_of(verb), False
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
    place = _trimmed(page, verb, clause) if clause else _around(page, verb, who)
    if place:
        yield Statement("indirect", page, *place, rule, who=who, cue=verb)


def _clause(page: Page, verb: Token) -> tuple[int, int] | None:
    """The clause behind a verb of saying; of a title without "that" as well."""
    return clause_of(verb) or (_headline(page, verb) if page.is_title else None)


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
    return rule != "find" or who.lemma_.lower() in listed("hearings") | listed("papers")


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
        if token.text == "," and page.is_outside(token):
            return who
        if token.tag_ in _FINITE or token.is_punct or not page.is_outside(token):
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
        or end - verb.i <= _FEWEST
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
        doc[last].text in (*_STOPS, ",", ":", "-", "–", "—") or doc[last].is_space
    ):
        last -= 1
    if last - first + 1 < _FEWEST and not page.is_title:
        return None
    return doc[first].idx, _with_marks(page, doc[last])


def _with_marks(page: Page, last: Token) -> int:
    """The end of a clause, with the closing mark of marks that it holds."""
    end: int = last.idx + len(last)
    if (mark := page.outer[last.i]) and mark.closes - end <= _FEWEST:
        return mark.closes
    return end


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
    )


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
    return words[:1] in (["a"], ["an"]) and bool({"reference", "allusion", "nod"} & set(words))


def _around(page: Page, verb: Token, who: Token) -> tuple[int, int] | None:
    """The sentence in which "…, X said" stands behind or as an aside."""
    doc, (begin, end) = page.doc, page.sentence(verb)
    left, right = phrase_of(who)
    first, last = min(left, verb.i), max(right, verb.i)
    while (
        first > begin
        and doc[first - 1].dep_ in ("aux", "advmod", "neg")
        and doc[first - 1].head == verb
    ):
        first -= 1
    if who.i > verb.i:
        last = max(last, int(who.right_edge.i))
    stop = last + 1
    while stop < end and doc[stop].text not in (*_STOPS, ",", ":", "—", "–"):
        stop += 1
    if first <= begin or stop - last > _LONGEST_ASIDE:
        return None
    if stop < end and (doc[stop].text == ":" or not page.is_outside(doc[stop])):
        return None
    return _told_around(page, (begin, end), (first, stop), verb=verb)


def _told_around(
    page: Page, sentence: tuple[int, int], aside: tuple[int, int], *, verb: Token
) -> tuple[int, int] | None:
    """The words around an aside: those before it, those behind, or the whole sentence."""
    doc, (begin, end), (first, stop) = page.doc, sentence, aside
    if doc[first - 1].text not in (",", "—", "–", "-") or not page.is_outside(doc[first - 1]):
        return None
    for token in reversed(doc[begin : first - 1]):
        if token.text == ";" and page.is_outside(token):
            begin = token.i + 1
            break
    behind = doc[stop + 1 : end]
    goes_on = stop < end and doc[stop].text in (",", "—", "–") and len(behind) > _FEWEST
    if goes_on and _opens_clause(doc[first - 2]):
        return _places(page, stop + 1, end)
    if not _tells(page, doc[begin : first - 1], verb) and not (
        goes_on and _tells(page, behind, verb)
    ):
        return None
    begin = max(begin, _behind_dateline(page, begin))
    if goes_on and _belongs(page, behind, first):
        return _places(page, begin, end)
    return _places(page, begin, first - 1)


def _belongs(page: Page, behind: Piece, aside: int) -> bool:
    """Whether words behind an aside go on with what was said, and not with the article's story."""
    if all(not page.is_outside(token) for token in behind if not token.is_punct):
        return False
    first, top = behind[0], behind.root
    if top.dep_ == "appos" or (top.head.i >= aside and top.dep_ in ("relcl", "acl", "advcl")):
        return False
    return first.dep_ != "cc" and first.lower_ not in _CONTRASTS and saying(first) is None


def _opens_clause(token: Token) -> bool:
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
            len(words) > _FEWEST
            and words[-1].i + 1 < verb.i
            and verb.lemma_ in ("say", "claim", "report")
        )
    return bool(finite)


def _behind_dateline(page: Page, begin: int) -> int:
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


def _places(page: Page, first: int, end: int) -> tuple[int, int] | None:
    """Where tokens begin and end, without the stop behind them."""
    doc = page.doc
    end -= 1
    while end > first and (doc[end].text in (*_STOPS, ",") or doc[end].is_space):
        end -= 1
    while first < end and (doc[first].is_space or doc[first].text in (",", "-", "—", "–")):
        first += 1
    if end - first < _FEWEST:
        return None
    return doc[first].idx, _with_marks(page, doc[end])


def _according(page: Page, token: Token) -> Iterator[Statement]:
    """The sentence that somebody is said to have told, around "according to"."""
    doc, (begin, end) = page.doc, page.sentence(token)
    to = next((each for each in token.children if each.dep_ == "prep"), None)
    to = to or (doc[token.i + 1] if token.i + 1 < end else None)
    who = next((each for each in to.children if each.dep_ == "pobj"), None) if to else None
    if who is None or who.lemma_ in _writs() or not page.is_outside(who):
        return
    first, stop = token.i, max(phrase_of(who)[1], _with_name(who)) + 1
    while stop < end and doc[stop].text not in (*_STOPS, ",", "—", "–"):
        stop += 1
    if (
        first == begin
        or _opens_clause(doc[first - 1])
        or (doc[first - 1].text == "," and first - 1 > begin and _opens_clause(doc[first - 2]))
    ):
        place = _places(page, stop, end)
    elif stop + _FEWEST < end and doc[stop].text == "," and not _is_aside(doc[stop + 1]):
        place = _places(page, _behind_dateline(page, begin), end)
    else:
        place = _places(page, _behind_dateline(page, begin), first)
    if place:
        yield Statement("indirect", page, *place, "according-to", who=who, cue=token)


def _is_aside(token: Token) -> bool:
    return token.tag_ in ("WDT", "WP", "WP$", "WRB", "CC")


def _with_name(who: Token) -> int:
    """The last token of a name behind "the director, …"."""
    return max((int(each.right_edge.i) for each in who.children if each.dep_ == "appos"), default=0)


def _all_marked(page: Page, statement: Statement) -> bool:
    """Whether all words of a clause stand in marks: then it is a quotation."""
    tokens = page.within(statement.start, statement.end)
    return not any(page.is_outside(token) for token in tokens if not token.is_punct)
