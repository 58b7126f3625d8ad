"""What a search of the record asks for, and how it is written down to be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from wayhome.kernel.period import Period
from wayhome.kernel.sealing import Place

LONGEST_WORDS = 200
LONGEST_NAME = 80
TEXTS = "text"
"""The kind of what is found when it is a text and no fact."""


class FactState(StrEnum):
    """Which facts are looked among; texts stand whatever was taken from them."""

    STANDING = "standing"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"
    ANY = "any"


class Order(StrEnum):
    """What comes first: what meets the words best, or what was published last."""

    BEST = "best"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Search:
    """Words and what narrows them; an empty one finds everything that stands.

    `kind` is a kind of fact, `text`, or empty for both. `days` are days of publication. `subject`
    is a subject that facts or texts speak of.
    """

    words: str = field(default="", repr=False)
    kind: str = ""
    publisher: str = field(default="", repr=False)
    language: str = ""
    days: Period | None = None
    subject: UUID | None = None
    state: FactState = FactState.STANDING
    order: Order = Order.BEST


@dataclass(frozen=True, slots=True)
class Named:
    """A search with the name that its owner gave it."""

    name: str = field(repr=False)
    search: Search


def sealed_at(search: UUID) -> Place:
    """Where a saved search stands sealed."""
    return Place("record_saved_search", "sealed_search", search)


def to_json(named: Named) -> dict[str, Any]:
    """A named search as it is sealed."""
    search = named.search
    days = search.days
    return {
        "name": named.name,
        "words": search.words,
        "kind": search.kind,
        "publisher": search.publisher,
        "language": search.language,
        "days": [days.starts_on.isoformat(), days.ends_on.isoformat()] if days else None,
        "subject": str(search.subject) if search.subject else None,
        "state": search.state.value,
        "order": search.order.value,
    }


def from_json(told: Mapping[str, Any]) -> Named:
    """The named search that `to_json` wrote."""
    days = told["days"]
    return Named(
        name=told["name"],
        search=Search(
            words=told["words"],
            kind=told["kind"],
            publisher=told["publisher"],
            language=told["language"],
            days=Period(*map(date.fromisoformat, days)) if days else None,
            subject=UUID(told["subject"]) if told["subject"] else None,
            state=FactState(told["state"]),
            order=Order(told["order"]),
        ),
    )
