"""The time a figure is for, from the dates of its sentence."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from wayhome.extraction.facts import Dated
from wayhome.extraction.figures.wording import NOT_THEN, any_with
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
_NOT_FOR = re.compile(
    r"\b(?:by|until|till|before|after|than|against|compared (?:with|to))\s(?:in\s|during\s)?(?:the\s)?(?:end of\s)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:previous|preceding|prior|before|earlier)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:up|down|\d%|percent|per cent)[^.;]{0,12}\sfrom\s$", re.IGNORECASE)
_BESIDE = 4
_NEXT = 2
_STATES = frozenset({"hold", "detain", "imprison", "live", "wait", "be", "serve", "stay", "remain", "keep", "strand", "miss"})  # fmt: skip
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Period:
    """A time with the words that tell it."""

    edtf: str
    span: Span | None


def period_of(
    told: Understood, sentence: Sentence, place: Span, *, noun: Token | None
) -> Period | None:
    """The time of a figure: a date of the same clause that lasts longer than a day."""
    rate = re.compile(rf"\s{any_with('rate')}\b{NOT_THEN}", re.IGNORECASE)
    found = rate.match(told.article.text, place.end) or _ends_with_rate(place)
    if found and (length := _rate(found.group())):
        return Period(length, None)
    near = sorted(told.dates_in(sentence.span), key=lambda each: _distance(place, each.span))
    for dated in near:
        if dated.edtf is None or not _same_clause(sentence, noun, dated.span):
            continue
        if _COMPARED.search(dated.span.text) and _distance(place, dated.span) > _BESIDE:
            continue
        before = told.article.text[max(0, dated.span.start - 20) : dated.span.start]
        if _SINCE.search(before) and not _DAY.fullmatch(dated.edtf):
            return _since(told, dated)
        if _FROM.search(before) and _distance(place, dated.span) > _BESIDE:
            continue
        if not _DAY.fullmatch(dated.edtf) and not _NOT_FOR.search(before):
            return Period(dated.edtf, dated.span)
    return None


def _ends_with_rate(place: Span) -> "re.Match[str] | None":
    """The "a day" that the words of a sum end with."""
    return re.search(rf"\s{any_with('rate')}$", place.text, re.IGNORECASE)


def _rate(words: str) -> str | None:
    """The time that "a day" or "monthly" is for; None of "each"."""
    lengths = {"day": "P1D", "daily": "P1D", "night": "P1D", "week": "P1W", "hour": "PT1H"}
    lengths |= {"month": "P1M", "monthly": "P1M", "year": "P1Y", "annually": "P1Y"}
    return lengths.get(words.rsplit(maxsplit=1)[-1].lower())


def _since(told: Understood, dated: Dated) -> Period:
    """From then to the month the text was published; open when only the year is told."""
    begin = dated.edtf or ""
    published = told.article.published
    if published is None or len(begin) == len("YYYY"):
        return Period(f"{begin}/..", dated.span)
    return Period(f"{begin}/{published:%Y-%m}", dated.span)


def _distance(place: Span, other: Span) -> int:
    return max(other.start - place.end, place.start - other.end)


def _same_clause(sentence: Sentence, noun: Token | None, span: Span) -> bool:
    """Whether the date hangs on the same verb as the noun that is counted, or on the noun."""
    tokens = sentence.paragraph.tokens(span)
    if noun is None or tokens is None:
        return True
    root = tokens.root
    above = list(root.ancestors)
    between = above[: above.index(noun)] if noun in above else []
    aside = noun.dep_ != "ROOT" and any(each.dep_ == "relcl" for each in between)
    if aside or _lasts(root, noun):
        return False
    if any(each.pos_ == "NUM" and each != noun for each in above[:_NEXT]):
        return False  # "down from 53 in 2013"
    return noun in above or _verb(root) == _verb(noun)


def _lasts(date: Token, noun: Token) -> bool:
    """Whether a date says since when something lasts, not when it came to so many: "held since May"."""
    verb = _verb(date)
    since = any(each.lower_ == "since" for each in date.ancestors)
    done = noun.dep_ == "dobj" and noun.head == verb
    return since and not done and verb is not None and verb.lemma_ in _STATES


def _verb(token: Token) -> Token | None:
    """The verb above a word; one that only helps another counts with it."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None
