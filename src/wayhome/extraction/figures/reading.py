"""Numbers of a sentence that say how many or how much, and what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.figures.counted import counted, is_measured, is_slight, unit_of
from wayhome.extraction.figures.wording import (
    NOT_THEN,
    any_with,
    approximations,
    meanings,
    numbers,
    signs,
    words_with,
)
from wayhome.extraction.numerals import value_of
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.spans import Span

_SLIGHT = 3
_MOST_YEARS = 100
_MOVES = frozenset({"fall", "rise", "climb", "drop", "slip", "move", "jump", "slide", "gain", "lose", "sink", "go"})  # fmt: skip
_STREETS = frozenset({"street", "road", "avenue", "lane", "boulevard", "square", "drive", "rue"})
_RANKS = frozenset({"place", "point", "rank", "rung", "notch", "position", "spot"})
_SUBJECT = 30
_PREDICATE = 4
_COMPARING = frozenset({"from", "against", "to"})
_NUMERAL_BESIDE = re.compile(r"[\d+]\s?$")
"""Digits before a number: both are parts of a telephone's."""
_DEFINITE = re.compile(r"\b(?:the|those|these|both|his|her|their|its|our|my)\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|both)\s(?:the\s)?$", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|a further)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its words; `unit` None when it counts what the figure before counted."""

    words: Span
    value: str
    number: float | None
    approx: bool
    unit: str | None
    noun: Token | None
    bare: bool = False


def counts_of(sentence: Sentence, taken: list[Span]) -> Iterator[Count]:
    """Every count, sum and share of a sentence; `taken` are its dates."""
    text, start = sentence.piece.text, sentence.piece.start_char
    beyond = 0
    for match in numbers().finditer(text):
        if match.start() < beyond:
            continue
        place = sentence.paragraph.span(start + match.start(), start + match.end())
        if any(each.touches(place) for each in taken):
            continue
        tokens = sentence.paragraph.doc.char_span(
            start + match.start("value"), start + match.end("value"), alignment_mode="expand"
        )
        if tokens is None:
            continue
        count = _count(sentence, match, tokens, taken=taken)
        if count:
            beyond = count.words.end - sentence.span.start
            yield count
    yield from _vague(sentence)


def _count(
    sentence: Sentence, match: re.Match[str], tokens: Piece, *, taken: list[Span]
) -> Count | None:
    before, after = _around(sentence, match)
    number = value_of(match["value"])
    dialled = _NUMERAL_BESIDE.search(before) or re.match(r"0\d", match["value"])
    if number is None or dialled or _is_name(before, tokens):
        return None
    rough = approximations().search(before)
    approx = bool(rough and meanings("approx")[" ".join(_known(rough.group()).split())])
    first = match.start() - (len(rough.group()) if rough else 0)
    made = _Made(sentence, match, first, approx, number)
    return (
        _ratio(made, after)
        or _percent(made, after)
        or _money(made, after)
        or _things(made, tokens, taken)
    )


def _known(words: str) -> str:
    told = words.lower().strip()
    return told if told in words_with("approx") else told.removesuffix(" the")


def _around(sentence: Sentence, match: re.Match[str]) -> tuple[str, str]:
    """What stands before and after in the sentence."""
    text = sentence.piece.text
    return text[: match.start()], text[match.end() :]


@dataclass(frozen=True, slots=True)
class _Made:
    """A number that was found, before it is known what it counts."""

    sentence: Sentence
    match: re.Match[str]
    first: int
    approx: bool
    number: float

    def count(self, length: int, unit: str | None, noun: Token | None = None) -> Count:
        """The count whose words go so many characters beyond the number."""
        start = self.sentence.piece.start_char
        words = self.sentence.paragraph.span(start + self.first, start + self.match.end() + length)
        return Count(words, self.match.group().strip(), self.number, self.approx, unit, noun)


def _ratio(made: _Made, after: str) -> Count | None:
    """Such as "One in four workers" as a share."""
    found = re.match(
        r"\s(?:in|out of)\s(?:every\s)?([\w-]+)\b(\s[a-z]+\s?[a-z]*s\b|\sof\s\w+)?", after
    )
    whole = value_of(found[1]) if found else None
    if found is None or not whole or not 0 < made.number < whole <= _MOST_YEARS:
        return None
    part = made.count(found.end(), "percent")
    value = f"{made.match.group()}{after[: found.end(1)]}"
    return Count(
        part.words, value, round(100 * made.number / whole, 1), part.approx, "percent", None
    )


def _rate(after: str) -> str:
    """Such as "a day" or "each" after a sum."""
    found = re.match(rf"\s(?:{any_with('rate')}|per\s\w+)\b{NOT_THEN}", after, re.IGNORECASE)
    return found.group() if found else ""


def _money(made: _Made, after: str) -> Count | None:
    if sign := made.match["sign"]:
        rate = _rate(after)
        return made.count(len(rate), signs()[sign], _token(made))
    through = re.match(r"\s(?:to|and|or)\s[\d,.]*\d(?=\s)", after)
    named = re.match(rf"[\s-](?:[A-Z][a-z]+\s)?((?i:{any_with('unit')}))\b", after)
    if not named and through:
        named = re.match(rf"\s((?i:{any_with('unit')}))\b", after[through.end() :])
        return (
            made.count(0, str(meanings("unit")[named[1].lower()]), _token(made)) if named else None
        )
    if not named:
        return None
    rate = _rate(after[named.end() :])
    unit = str(meanings("unit")[named[1].lower()])
    return made.count(named.end() + len(rate), unit, _token(made))


def _percent(made: _Made, after: str) -> Count | None:
    named = re.match(rf"\s?(?:{any_with('percent')})(?!\w)", after)
    return made.count(named.end(), "percent", _token(made)) if named else None


def _token(made: _Made) -> Token:
    start = made.sentence.piece.start_char
    piece = made.sentence.paragraph.doc.char_span(
        start + made.match.start("value"), start + made.match.end("value"), alignment_mode="expand"
    )
    return piece[-1] if piece is not None else made.sentence.piece[0]


def _things(made: _Made, tokens: Piece, taken: list[Span]) -> Count | None:
    """A count of things; a bare number counts again what was counted before."""
    before, after = _around(made.sentence, made.match)
    if made.number == 1 or re.match(r"-\w|(?:st|nd|rd|th)\b", after) or _is_age(before, after):
        return None
    small = made.number <= _SLIGHT
    definite = bool(_DEFINITE.search(before))
    found = counted(tokens)
    if found is None:
        return None if definite or "." in made.match["value"] else _bare(made, tokens, taken)
    noun = found.noun
    if noun is not None and _is_no_thing(noun, small=small):
        return None
    if small and (definite or _BETWEEN.search(before)):
        return None
    return made.count(
        _length(made, tokens.doc[_with_more(tokens.doc[found.last])]),
        found.unit,
        noun or tokens[-1],
    )


def _is_no_thing(noun: Token, *, small: bool) -> bool:
    """Whether a noun is a street, a rank that is lost, a measure, or what is told in passing."""
    if noun.pos_ == "PROPN" and noun.lower_ in _STREETS:
        return True
    if noun.head.lemma_ in _MOVES and noun.lemma_ in _RANKS:
        return True
    return is_measured(noun) or (small and is_slight(noun))


def _with_more(noun: Token) -> int:
    """Where "women in distress" ends: a noun with a short phrase of one word."""
    inside = [child for child in noun.rights if child.dep_ == "prep" and child.i == noun.i + 1]
    phrase = list(inside[0].subtree) if inside else []
    plain = len(phrase) == len(("in", "distress")) and phrase[-1].pos_ == "NOUN"
    return phrase[-1].i if plain and phrase[0].lower_ in ("in", "of") else noun.i


def _length(made: _Made, end: Token) -> int:
    """Characters from the number to the end of a word."""
    return max(0, end.idx + len(end) - made.sentence.piece.start_char - made.match.end())


def _bare(made: _Made, tokens: Piece, taken: list[Span]) -> Count | None:
    """Such as "24 are still missing", "from 19 to 54", "against 202 the year before"."""
    token = tokens[-1]
    exact = _Made(made.sentence, made.match, made.match.start(), made.approx, made.number)
    if token.dep_ in ("nsubj", "nsubjpass"):
        if _ANOTHER.search(made.sentence.piece.text[: made.match.start()]):
            exact, length = made, 0
        elif any(each.dep_ == "relcl" for each in token.children):
            length = 0
        else:
            exact, length = made, _length(made, tokens.doc[_predicate(token.head)])
    elif token.dep_ == "attr" and token.head.lemma_ == "be":
        first = min(each.idx for each in token.head.subtree)
        near = made.match.start() - (first - made.sentence.piece.start_char)
        if near <= _SUBJECT:
            exact = _Made(
                made.sentence, made.match, made.match.start() - near, made.approx, made.number
            )
        length = 0
    elif token.dep_ in ("pobj", "dobj", "attr"):
        if made.number <= _SLIGHT and token.head.lower_ not in _COMPARING:
            return None
        after = made.sentence.piece.text[made.match.end() :]
        length = len(_rate(after)) or _to_date(made, taken)
        if length and token.head.pos_ == "ADP" and token.i - token.head.i == 1:
            first = token.head.idx - made.sentence.piece.start_char
            exact = _Made(made.sentence, made.match, first, made.approx, made.number)
    else:
        return None
    told = exact.count(length, None, token)
    return Count(told.words, told.value, told.number, told.approx, None, token, bare=True)


def _to_date(made: _Made, taken: list[Span]) -> int:
    """Characters to the end of a date that follows at once: "against 202 the year before"."""
    end = made.sentence.span.start + made.match.end()
    for each in taken:
        if 0 < each.start - end <= len(" in "):
            return each.end - end
    return 0


def _predicate(verb: Token) -> int:
    """Where a short predicate ends: "are on suspended duty", "landed on the watch list"."""
    last = verb.i
    for child in verb.rights:
        inside = sorted([child, *child.children, *(n for c in child.children for n in c.lefts)])
        short = len(inside) <= _PREDICATE and inside[0].i == last + 1
        if not short or child.dep_ not in ("acomp", "attr", "advmod", "prep", "prt", "dobj", "acl"):
            break
        last = inside[-1].i
    return last


def _is_age(before: str, after: str) -> bool:
    """Whether the number tells somebody's years: ", 47, of Batley", "under sixteen"."""
    if re.search(rf"\b{any_with('aging')}\s(?:of\s|between\s)?$", before, re.IGNORECASE):
        return (
            re.match(r"\s?(?:[,.;:)]|$|and\b|who\b|or\b|were\b|had\b|to\b|years\b)", after)
            is not None
        )
    if re.search(r"\bage[ds]?\b[^,;.]{0,25}$", before):
        return True
    if re.search(r"\b(?:who|he|she)\s(?:is|was)\s(?:now\s|only\s|just\s)?$", before):
        return re.match(r"\s?(?:[,.;)]|$|and\b|when\b|at\b)", after) is not None
    aged = re.search(r"[\w’'.)],\s$|[(]$", before) is not None
    return aged and re.match(r"[,)]|\sand\s\w+,\s\d", after) is not None


def _is_name(before: str, tokens: Piece) -> bool:
    """Whether a number names one thing: "Article 5", "Tier 2", "No. 7"."""
    if re.search(rf"(?:^|[\s(“\"‘']){any_with('before_name')}\s?$", before, re.IGNORECASE):
        return True
    token = tokens[0]
    if token.i and token.nbor(-1).pos_ == "PROPN" and not token.is_sent_start:
        return token.text[0].isdigit() and token.head == token.nbor(-1)
    return tokens[0].ent_type_ in ("LAW", "WORK_OF_ART", "FAC", "PRODUCT")


def _vague(sentence: Sentence) -> Iterator[Count]:
    """Such as "Thousands of victims": many, and nobody says how many."""
    text, start = sentence.piece.text, sentence.piece.start_char
    pattern = re.compile(
        rf"\b((?:(?i:many|several|some)\s)?(?i:{any_with('vague')}))\s(?:of\s)(?!(?i:{any_with('vague')}))"
    )
    for match in pattern.finditer(text):
        of = sentence.paragraph.doc.char_span(
            start + match.start(), start + match.end() - 1, alignment_mode="expand"
        )
        noun = (
            next((c for c in of[-1].children if c.dep_ == "pobj"), None) if of is not None else None
        )
        if noun is None or is_measured(noun) or noun.pos_ == "NUM":
            continue
        fit = unit_of(noun)
        words = sentence.paragraph.span(start + match.start(), noun.idx + len(noun))
        yield Count(words, match[1].lower(), None, approx=True, unit=fit, noun=noun)
