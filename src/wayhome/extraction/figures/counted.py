"""What a number counts: the noun it stands with, or that of the figure before."""

from dataclasses import dataclass

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.figures.wording import words_with

_NOUNS = ("NOUN", "PROPN")
_KEPT = frozenset({"domestic", "criminal", "migrant", "foreign", "civil", "sexual", "legal", "medical", "hotel", "political", "human", "religious", "military", "armed"})  # fmt: skip
_NATIONAL = frozenset({"nationals", "citizens", "workers", "women"})
_REST = frozenset({"other", "others", "more", "such"})
_TOTALS = frozenset({"number", "total", "tally", "count", "population"})
_FAR = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """The words from the number to what it counts, and what that is; `unit` None for "of them"."""

    last: int
    noun: Token | None
    unit: str | None


def counted(number: Piece) -> Counted | None:
    """What a number counts; None when it stands alone."""
    doc, after = number.doc, number.end
    if after < len(doc) and doc[after].lower_ == "of":
        return _part(number)
    noun = _whole(_noun_after(number))
    if after < len(doc) and doc[after].lower_ in _REST and noun in (None, doc[after]):
        return Counted(after, None, None)
    if noun is None:
        return None
    last = _joined(noun)
    return Counted(last.i, noun, _unit(noun, last))


def _noun_after(number: Piece) -> Token | None:
    """The noun that has the number, by the parse or as the next noun of the phrase."""
    for token in reversed(list(number)):
        head = token.head
        if (
            token.dep_ in ("nummod", "amod", "compound", "quantmod")
            and 0 < head.i - token.i <= _FAR
        ):
            while head.dep_ in ("compound", "nmod") and 0 < head.head.i - head.i <= _FAR:
                head = head.head
            if head.pos_ in _NOUNS and head.i >= number.end:
                return head
    following = number.doc[number.end : number.end + 4]
    for token in following:
        plural = (
            token.is_lower and token.text.endswith("s") and token.pos_ in ("PROPN", "VERB", "X")
        )
        if token.tag_ == "NNS" or (plural and token.i == number.end):
            return token
        if token.pos_ not in ("ADJ", "NOUN", "PROPN") and token.tag_ not in ("VBN", "HYPH"):
            return None
    return None


def _whole(noun: Token | None) -> Token | None:
    """The noun behind the hyphen of "two co-defendants"."""
    if noun is None or noun.i + 2 >= len(noun.doc) or noun.nbor().text != "-" or noun.whitespace_:
        return noun
    return noun.nbor(2) if noun.nbor(2).pos_ in _NOUNS else noun


def _joined(noun: Token) -> Token:
    """The last noun of "women and girls", when nothing but "and" stands between."""
    for child in noun.rights:
        if child.dep_ == "conj" and child.pos_ == "NOUN" and child.i - noun.i == len(("and", "x")):
            between = noun.doc[noun.i + 1]
            if between.lower_ == "and" and child.tag_ == noun.tag_ == "NNS":
                return child
    return noun


def unit_of(noun: Token) -> str:
    """What a noun is called as a unit."""
    return _unit(noun, _joined(noun))


def _unit(noun: Token, last: Token) -> str:
    """The noun with the nouns before it; adjectives say which ones, not what."""
    first = noun.i
    while first > 0 and _belongs(noun.doc[first - 1], noun):
        first -= 1
    return noun.doc[first : last.i + 1].text.strip()


def _belongs(token: Token, noun: Token) -> bool:
    if token.text == "-" and token.i:
        return _belongs(token.nbor(-1), noun) and token.nbor(-1).pos_ in _NOUNS
    if token.pos_ in ("NUM", "DET", "ADP", "PUNCT"):
        return False
    if token.pos_ in _NOUNS and (token.dep_ in ("compound", "nmod") or token.nbor(1).text == "-"):
        return True
    if token.pos_ == "ADJ" and token.text[0].isupper():
        return noun.lower_ in _NATIONAL and token.i == noun.i - 1
    return token.lower_ in _KEPT


def _part(number: Piece) -> Counted | None:
    """Such as "two of them", "fourteen of the girls", "14 of 96 cases"."""
    doc = number.doc
    for token in doc[number.end + 1 : number.end + 1 + _FAR]:
        if token.tag_ == "PRP$":
            continue
        if token.pos_ in ("PRON", "NUM"):
            return _part_of_those(number, token)
        if _is_noun_by_use(token):
            return Counted(token.i, token, token.text)
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            return Counted(token.i, token, _unit(token, token))
        if token.pos_ not in ("DET", "ADJ", "PROPN", "NOUN") and token.dep_ != "poss":
            return None
    return None


def _part_of_those(number: Piece, those: Token) -> Counted | None:
    """Such as "two of them", "61 of them women", "14 of 96 cases", "ten of the 46"."""
    doc, after = number.doc, those.i + 1
    if those.pos_ == "PRON" and after < len(doc) and doc[after].tag_ == "NNS":
        return Counted(after, doc[after], _unit(doc[after], doc[after]))
    if those.pos_ == "NUM" and (noun := _noun_after(doc[those.i : after])):
        return Counted(number.end - 1, noun, _unit(noun, noun))
    alone = those.pos_ == "NUM" and those.nbor(-1).lower_ == "of"
    return None if alone else Counted(those.i, None, None)


def _is_noun_by_use(token: Token) -> bool:
    """Whether a participle stands for people: "two of the accused"."""
    if token.tag_ not in ("VBN", "VBD", "JJ") or token.nbor(-1).lower_ not in ("the", "those"):
        return False
    return token.i + 1 == len(token.doc) or token.nbor().pos_ not in ("NOUN", "PROPN", "ADJ")


def number_of(number: Token | None) -> str | None:
    """What a bare number counts by its sentence: "the number of prisoners rose to 9", "a toll of 9"."""
    for token in number.sent if number is not None else ():
        if token.lemma_ == "toll" and token.pos_ == "NOUN":
            return "deaths"
        of = next((c for c in token.children if c.lower_ == "of" and c.i == token.i + 1), None)
        thing = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if token.lemma_ in _TOTALS and thing is not None and thing.tag_ in ("NNS", "NNPS"):
            return unit_of(thing)
    return None


def is_slight(noun: Token) -> bool:
    """Whether small numbers of these are told in passing: "two sides", "three words"."""
    return noun.lemma_.lower() in words_with("slight")


def is_measured(noun: Token) -> bool:
    """Whether this is a measure of time or length and no thing that is counted."""
    return noun.lemma_.lower() in words_with("not_counted") or noun.lower_ in words_with(
        "not_counted"
    )
