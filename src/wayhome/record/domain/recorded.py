"""A fact as others get to see it: with its exact words, their place, their source, and its state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

_KINDS = frozenset({"person", "org", "place"})
_TYPED = "named"
_TELLERS = {
    "quote": "speaker",
    "figure": "according_to",
    "person_status": "according_to",
}


@dataclass(frozen=True, slots=True)
class CitedSource:
    """What is told of a source; `published` is EDTF as far as it is known, `read_at` when kept."""

    id: UUID
    title: str
    publisher: str
    published: str
    language: str
    url: str
    sha256: str
    media_type: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that a fact names; `kind` is person, org, place, or empty."""

    id: UUID
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class RecordedFact:
    """A fact that stands, or stood until it was withdrawn.

    `start` and `end` are code points of the text version, end exclusive; `exact` is what stands
    there. `fields` and `names` are as a reviewer confirmed them; `subjects` whom entities were held
    to be, `indicator` the definition that a figure is held beside.
    """

    id: UUID
    agency: UUID
    kind: str
    fields: Mapping[str, Any]
    names: Mapping[str, str]
    exact: str
    start: int
    end: int
    text_version: UUID
    version: int
    source: CitedSource
    stands_since: datetime
    withdrawn_at: datetime | None = None
    withdrawn_why: str = ""
    subjects: Mapping[str, UUID] = field(default_factory=dict)
    indicator: str = ""

    @property
    def changed_at(self) -> datetime:
        """When it last became other than it was."""
        return self.withdrawn_at or self.stands_since

    @property
    def teller(self) -> str:
        """By whose account it is, as the source names them; empty when it names nobody."""
        entity = self.fields.get(_TELLERS.get(self.kind, ""))
        if entity and (found := self.named(entity)):
            return found.name
        mention = self.fields.get("speaker_mention")
        return str(mention["text"]) if isinstance(mention, Mapping) else ""

    def named(self, entity: str) -> Named | None:
        """Who an entity of the fields is; None for what names nobody, such as `group`."""
        kind, colon, rest = entity.partition(":")
        if not colon or kind not in _KINDS | {_TYPED}:
            return None
        return Named(
            # The same token in two texts is two entities until a person says they are one.
            id=self.subjects.get(entity) or uuid5(self.text_version, entity),
            kind=kind if kind in _KINDS else "",
            name=self.names.get(entity) or rest.replace("-", " "),
        )

    def entities(self, *fields: str) -> tuple[Named, ...]:
        """Everybody named in these fields (in all when none is given), each once, in their order."""
        chosen = fields or tuple(name for name in self.fields if name != "rule")
        found: dict[UUID, Named] = {}
        for name in chosen:
            value = self.fields.get(name)
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, str) and (named := self.named(each)):
                    found.setdefault(named.id, named)
        return tuple(found.values())

    def words(self, name: str) -> tuple[str, ...]:
        """The passages in a field, as they stand in the text."""
        value = self.fields.get(name)
        spans = value if isinstance(value, list) else [value]
        return tuple(str(each["text"]) for each in spans if isinstance(each, Mapping))
