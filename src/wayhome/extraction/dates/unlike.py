"""What looks like a date and is none: "may", a law's number, a name, so many workers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.dates.told import Told

_SHY = frozenset({"may", "march", "august", "april", "june"})
"""Months that are also verbs, adjectives or given names."""
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|by|since|until|till|before|after|from|of|to|through|during|between|and|or|for|the|this"
    r"|last|next|on|late|early|mid|ahead of|around|about|every|each|’s|'s)[\s-]|^|[(,–—-]\s?)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:[$£€¥#]|\b(?:no|nos|number|resolution|decree|decision|convention|article|law|section|page|pp?"
    r"|vision|agenda|expo|flight|room|case|file|form|model|paragraph|order|directive|protocol|unit|route|highway)\.?)\s?$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\s?(?:%|per\s?cent|hours\b|km\b|kg\b|miles\b|metres\b|meters\b|GMT\b|[\d/])"
)
_RECURRING = re.compile(r"\b(?:every|each|most|on any|any)\s$", re.IGNORECASE)
_NAME = re.compile(r"\b(?:Black|Bloody|Holy|Fat|Red|Super|Cyber|Ruby|Man)\s$")
_NOWADAYS = re.compile(r"['’]s (?:world|society|youth|generation)\b")
_SEEN = 24
_PHRASE = 3
"""Words from a number to the noun it counts, as in "2,000 young migrant workers"."""
_LASTING = re.compile(r"\b(?:the|these)\s$", re.IGNORECASE)
_SEASONED = re.compile(
    r"\b(?:in|since|by|until|before|after|during|for|through|every)\s(?:the\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Words in the form of a date, with what stands before and after them."""

    words: str
    before: str
    after: str
    tokens: Piece


def is_no_date(text: str, date: Told, tokens: Piece | None) -> bool:
    """Whether words in the form of a date are something else."""
    test = _TESTS.get(date.rule)
    if test is None or tokens is None:
        return False
    before, after = text[: date.start][-_SEEN:], text[date.end :][:_SEEN]
    return test(_Seen(text[date.start : date.end], before, after, tokens))


def _is_no_year(seen: _Seen) -> bool:
    if _NUMBERED.search(seen.before) or _MEASURED.match(seen.after):
        return True
    last = seen.tokens[-1]
    counted = last.ent_type_ == "CARDINAL" and last.dep_ in ("nsubj", "nsubjpass", "dobj")
    return _counts(last) or counted


def _is_no_weekday(seen: _Seen) -> bool:
    if _RECURRING.search(seen.before) or _NAME.search(seen.before):
        return True
    return seen.tokens[-1].ent_type_ in ("ORG", "WORK_OF_ART", "PRODUCT")


def _lasts(seen: _Seen) -> bool:
    """Whether "the last year" and "over the last five years" last; "last year" is a date."""
    told = seen.words.lower().startswith(("last ", "this "))
    return told and bool(_LASTING.search(seen.before))


def _is_no_month(seen: _Seen) -> bool:
    last = re.split(r"[\s-]", seen.words)[-1]
    if last.lower() in _SHY and last == seen.words and not _BEFORE_MONTH.search(seen.before):
        return True
    token = seen.tokens[-1]
    if _RECURRING.search(seen.before) or token.ent_type_ == "PERSON":
        return True
    return token.pos_ in ("VERB", "AUX")


def _counts(token: Token) -> bool:
    """Whether a number says how many of the noun after it: "2010 workers"."""
    head = token.head
    return (
        token.dep_ == "nummod"
        and 0 < head.i - token.i <= _PHRASE
        and head.tag_ in ("NNS", "NNPS")
        and not any(child.dep_ in ("det", "poss") for child in head.lefts)
    )


def _is_no_season(seen: _Seen) -> bool:
    if re.search(r"\d", seen.words):
        return False
    before, last = seen.before.rstrip(), seen.tokens[-1]
    if seen.words[0].isupper() and before and before[-1] not in '.!?”"’':
        return True
    if last.pos_ not in ("NOUN", "PROPN") or last.dep_ == "compound":
        return True
    if seen.words.lower().split()[0] in ("this", "last", "next"):
        return False
    return not _SEASONED.search(seen.before) or seen.words.lower().endswith("fall")


def _is_no_chain(seen: _Seen) -> bool:
    """Whether "that day" opens a clause: "said that night falls"."""
    return seen.words.lower().startswith("that") and seen.tokens[0].tag_ != "DT"


_TESTS: Mapping[str, Callable[[_Seen], bool]] = {
    "month": _is_no_month,
    "month-day": lambda seen: _counts(seen.tokens[-1]),
    "year": _is_no_year,
    "weekday": _is_no_weekday,
    "unit": _lasts,
    "weekend": lambda seen: seen.after.startswith(" of "),
    "ago": lambda seen: seen.before.lower().endswith("half "),
    "season": _is_no_season,
    "chained": _is_no_chain,
    "day-word": lambda seen: bool(_NOWADAYS.match(seen.after)),
}
