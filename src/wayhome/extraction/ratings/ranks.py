"""Places and points that an index gives: "151st of 180 countries", "41 points out of 100"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.parsed import Sentence

_INDEX = re.compile(
    r"\b(?:[A-Z][\w'’-]+ )(?:(?:[A-Z][\w'’-]+|of|and|the) ){0,5}(?:Index|Barometer|Ranking)\b"
)
_RANKED = re.compile(r"\b(?:[Ii]ndex|[Rr]ankings?|league table|[Ii]ndices|[Ss]cored?)\b")
_SPELLED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")  # fmt: skip
_OF_ALL = r"\s(?:out\s)?of\s(?:the\s)?\d{2,3}\b"
_NTH = (
    r"(\d{1,3})(?:st|nd|rd|th)\b(?!\s(?:century|anniversary|session|report|day|time|edition|year))"
)
_PLACE = re.compile(
    rf"(?<![\w.,]){_NTH}"
    rf"|(?<![\w.,])(\d{{1,3}})(?={_OF_ALL}\s(?:countries|nations|states|territories|economies))"
    r"|(?:(?<=\blast of\s)|(?<=\blast out of\s)|(?<=\blast among\s))(\d{2,3})\b"
    r"|(?<=\b[Nn]umber\s)(\d{1,3})\b|(?<=\bNo\.\s)(\d{1,3})\b"
)
_POINTS = re.compile(
    r"(?<![\w.,$])(\d{1,3}(?:\.\d)?)(?=\spoints\b|\sout\sof\s(?:100|10)\b|/100\b)"
    r"|(?<=\bup\sfrom\s)(\d{1,2})\b(?!\sper|%|th|st|nd|rd)"
    r"|(?<=\bdown\sfrom\s)(\d{1,2})\b(?!\sper|%|th|st|nd|rd)"
)
_IN_WORDS = re.compile(
    rf"\brank(?:s|ed)?\s(?:[A-Z][\w’'-]+\s){{0,3}}({'|'.join(_SPELLED)})(?!-|\sworst)\b"
)
_STEPS = ("place", "spot", "position", "rank", "notch", "rung", "point")
_GOING_ON = re.compile(
    rf"\b(?:in|to)\s{_NTH}\splace\b|\brank(?:s|ed)?\s\d|{_OF_ALL}\s(?:countries|nations)"
    r"|\b(?:places|spots|positions|notches)\sto\s\d|\bfrom\s\d{1,3}(?:st|nd|rd|th)\sto\s\d"
)
_AFTER = re.compile(
    r"\b(up|down)\s(?:from|by|[\w-]+\s(?:places?|spots?|positions?|ranks?|notch(?:es)?|rungs?|points?))\b"
    r"|,\s(?:an?|its|the)\s(?:[\w-]+\s){0,3}(downgrad(?:e|ing)|upgrade|demotion|promotion|drop|fall"
    r"|decline|slide|improvement|rise|jump|climb)\b"
)
_SAME = re.compile(
    r"\b(?:unchanged|the same (?:place|position|rank|ranking|score|tier|level))\b(?! for)"
)
_FALLS = frozenset(
    {"down", "downgrade", "downgrading", "demotion", "drop", "fall", "decline", "slide"}
)


def is_ranking(text: str) -> bool:
    """Whether a sentence speaks of an index."""
    return bool(_RANKED.search(text) or _INDEX.search(text))


def goes_on(text: str) -> bool:
    """Whether a sentence goes on telling of an index named before."""
    return bool(_GOING_ON.search(text))


def index_of(text: str) -> str | None:
    """The name of the index in a sentence."""
    found = _INDEX.search(text)
    return found.group() if found else None


def ranks(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Places and points of a sentence: where they stand, the number, and its order, best lowest."""
    places = list(_PLACE.finditer(text))
    for match in places:
        number = next(group for group in match.groups() if group)
        yield *match.span(), number, int(number)
    for match in _IN_WORDS.finditer(text):
        number = _SPELLED.index(match.group(1)) + 1
        yield *match.span(1), str(number), number
    if places:
        return
    for match in _POINTS.finditer(text) if re.search(r"\b(?:points|scor|index)", text) else ():
        number = next(group for group in match.groups() if group)
        yield *match.span(), number, -round(float(number) * 10)


def told_after(text: str) -> str | None:
    """Which way, by what is told behind a level: "151st, down from …", "Tier 3, a downgrade"."""
    if found := _AFTER.search(text):
        word = found.group(1) or found.group(2)
        return "downgrade" if word in _FALLS else "upgrade"
    return "unchanged" if _SAME.search(text) else None


def by_steps(sentence: Sentence) -> Iterator[Token]:
    """The words that count steps with a number: "climbed 13 places", "fell two notches"."""
    for token in sentence.piece:
        counted = any(child.pos_ in ("NUM", "DET") for child in token.children)
        if token.lemma_ in _STEPS and counted and token.head.pos_ == "VERB":
            yield token.head
