"""The allow-list: which values of a fact may ever be public, and in which form.

What is not named here is left out, whatever a fact holds. Codes are shown in the reader's language,
so that a code nobody wrote words for is left out too.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from urllib.parse import urlsplit


class EntryKind(StrEnum):
    """The kinds of facts that can be public; a bare date says nothing."""

    QUOTE = "quote"
    MEETING = "meeting"
    REQUEST = "request"
    COMMITMENT = "commitment"
    RESPONSE = "response"
    FIGURE = "figure"
    RATING = "rating"
    PERSON_STATUS = "person_status"
    MEASURE = "measure"
    OBLIGATION = "obligation"
    ROLE = "role"


class KindNotPublic(Exception):
    """Facts of this kind are not made public."""


Told = Mapping[str, tuple[str, ...]]
"""What an entry says, field by field."""

WORDS_LIMIT = 600
"""Exact words of a source are cited, not reprinted: so many characters at most."""

_VALUE_LIMIT = 300
_MOST_VALUES = 20
_SHORT = 3
_EDTF = re.compile(r"[0-9X?~%./-]{4,40}", re.ASCII)

_NAMES = {
    EntryKind.QUOTE: ("speaker",),
    EntryKind.MEETING: ("participants", "participants_groups", "place"),
    EntryKind.REQUEST: ("by", "to"),
    EntryKind.COMMITMENT: ("by", "on_behalf"),
    EntryKind.RESPONSE: ("by",),
    EntryKind.FIGURE: ("according_to",),
    EntryKind.RATING: ("subject", "by"),
    EntryKind.PERSON_STATUS: ("subject", "according_to"),
    EntryKind.MEASURE: ("actor", "target"),
    EntryKind.OBLIGATION: ("by", "to"),
    EntryKind.ROLE: ("person", "affiliation_entity"),
}
_WORDS = {
    EntryKind.MEETING: ("topics",),
    EntryKind.REQUEST: ("what",),
    EntryKind.COMMITMENT: ("what",),
    EntryKind.FIGURE: ("value", "unit", "about", "period"),
    EntryKind.RATING: ("scheme", "level", "reasons"),
    EntryKind.PERSON_STATUS: ("charge",),
    EntryKind.OBLIGATION: ("what", "instrument", "article"),
    EntryKind.ROLE: ("role",),
}
_DATES = {
    EntryKind.MEETING: ("date",),
    EntryKind.RATING: ("date",),
    EntryKind.OBLIGATION: ("due",),
}

CODES: Mapping[tuple[EntryKind, str], frozenset[str]] = {
    (EntryKind.QUOTE, "kind"): frozenset({"direct", "partial", "indirect"}),
    (EntryKind.MEETING, "kind"): frozenset({"meeting", "visit", "talks", "hearing", "dinner"}),
    (EntryKind.MEETING, "status"): frozenset(
        {
            "held",
            "ongoing",
            "cancelled",
            "postponed",
            "planned",
            "expected",
            "requested",
            "hoped",
        }
    ),
    (EntryKind.RESPONSE, "kind"): frozenset(
        {
            "accepts",
            "acknowledges",
            "rejects",
            "denies",
            "no_response",
            "declined_to_comment",
        }
    ),
    (EntryKind.RATING, "direction"): frozenset(
        {"upgrade", "downgrade", "unchanged", "listed", "removed"}
    ),
    (EntryKind.PERSON_STATUS, "status"): frozenset(
        {
            "acquitted",
            "arrested",
            "bail",
            "charged",
            "convicted",
            "deported",
            "detained",
            "died",
            "exile",
            "extradited",
            "freed",
            "house_arrest",
            "jailed",
            "killed",
            "missing",
            "on_trial",
            "pardoned",
            "pretrial_detention",
            "released",
            "repatriated",
            "sentenced",
            "travel_ban",
            "wanted",
        }
    ),
    (EntryKind.MEASURE, "status"): frozenset(
        {"considered", "in_force", "lifted", "requested", "threatened"}
    ),
}


def allowed(kind: str, told: Mapping[str, Sequence[str]]) -> tuple[EntryKind, Told]:
    """The kind of an entry and what of `told` it may say. Raises KindNotPublic."""
    if kind not in set(EntryKind):
        raise KindNotPublic
    known = EntryKind(kind)
    named = (*_NAMES.get(known, ()), *_WORDS.get(known, ()))
    kept = {name: _plain(told.get(name, ())) for name in named}
    for name in _DATES.get(known, ()):
        kept[name] = tuple(each for each in told.get(name, ()) if _EDTF.fullmatch(each))
    for (owner, name), codes in CODES.items():
        if owner is known:
            kept[name] = tuple(each for each in told.get(name, ()) if each in codes)
    return known, {name: values for name, values in kept.items() if values}


def cited(words: str) -> str:
    """The exact words as they are cited: whole when short, else cut after a word, with an ellipsis."""
    text = words.strip()
    if len(text) <= WORDS_LIMIT:
        return text
    cut = text[: WORDS_LIMIT - 1]
    whole = cut.rpartition(" ")[0]
    return f"{whole if len(whole) > WORDS_LIMIT // _SHORT else cut}…"


def web_address(address: str) -> str:
    """An address that a reader can follow; anything else is none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def _plain(values: Sequence[str]) -> tuple[str, ...]:
    """Some short texts."""
    cut = (each.strip()[:_VALUE_LIMIT] for each in values[:_MOST_VALUES])
    return tuple(each for each in cut if each)
