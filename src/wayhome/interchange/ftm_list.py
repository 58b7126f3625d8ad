"""Read sanctions lists as FollowTheMoney entities, one JSON object a line.

A listing is an entity with a name that a `Sanction` points at, or whose topics hold `sanction`; all
other entities of the file (addresses, relatives, owners) are no listings and are passed over. See
followthemoney.tech for the schemata and properties.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from wayhome.interchange.listed_countries import coded_country
from wayhome.interchange.listed_dates import birth, day
from wayhome.interchange.unreadable import Unreadable
from wayhome.screening.domain.listings import (
    ListedBirth,
    ListedDocument,
    ListedName,
    Listing,
    NameKind,
    SubjectKind,
)

_KINDS = {
    "Person": SubjectKind.PERSON,
    "LegalEntity": SubjectKind.ORGANISATION,
    "Organization": SubjectKind.ORGANISATION,
    "Company": SubjectKind.ORGANISATION,
    "PublicBody": SubjectKind.ORGANISATION,
}
_NAMES = {
    "name": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "abbreviation": NameKind.ALIAS,
    "previousName": NameKind.FORMER,
    "weakAlias": NameKind.WEAK,
}
_PAPERS = frozenset({"Passport", "Identification"})
_NUMBERS = {
    "passportNumber": "Passport",
    "idNumber": "Identity document",
    "registrationNumber": "Registration",
}
# Half of a character in two parts: JSON can write it, and no text can hold it.
_ODD = re.compile(rb"\\u[dD][89a-fA-F]")
_WHOLE_DAY = len("2015-07-01")
_LONGEST_LINE = 4_000_000
_MOST_UPDATES = 20


@dataclass(slots=True)
class Entity:
    """One line of the file."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    line: int

    def values(self, name: str) -> list[str]:
        """What a property says, without empty values."""
        return [text for each in self.properties.get(name, []) if (text := " ".join(each.split()))]

    def value(self, name: str) -> str:
        """The first of these."""
        return next(iter(self.values(name)), "")


@dataclass(slots=True)
class _Around:
    """What other lines say of an entity: sanctions on it and papers of it, by the entity's id."""

    sanctions: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    papers: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))


def listings(file: IO[bytes]) -> Iterator[Listing]:
    """Every listing of the file, one by one; it is read twice. Raises Unreadable with the line."""
    around = _around(file)
    file.seek(0)
    lines: dict[str, int] = {}
    for entity in entities(file):
        is_listed = entity.id in around.sanctions or "sanction" in entity.values("topics")
        if entity.schema not in _KINDS or not is_listed:
            continue
        if entity.id in lines:
            problem = f"{entity.id} stands in line {lines[entity.id]} already"
            raise Unreadable(problem, line=entity.line, place="id")
        lines[entity.id] = entity.line
        yield _listing(entity, around)


def entities(file: IO[bytes]) -> Iterator[Entity]:
    """Every entity of the file. Raises Unreadable with the line."""
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield _entity(line, number)


def _entity(line: bytes, number: int) -> Entity:
    """One line as an entity. Raises Unreadable."""
    told = _object(line, number)
    for name in ("id", "schema"):
        if not isinstance(told.get(name), str) or not told[name].strip():
            raise Unreadable("a text is missing", line=number, place=name)
    properties = told.get("properties")
    if not isinstance(properties, dict):
        raise Unreadable("the properties are missing", line=number, place="properties")
    for name, values in properties.items():
        if not isinstance(values, list):
            raise Unreadable("this is no list", line=number, place=name)
    texts = {
        name: [each for each in values if isinstance(each, str)]
        for name, values in properties.items()
    }
    return Entity(told["id"].strip()[:200], told["schema"], texts, number)


def _object(line: bytes, number: int) -> dict[str, Any]:
    """One line as a JSON object whose texts can be kept. Raises Unreadable."""
    if len(line) > _LONGEST_LINE:
        raise Unreadable("the line is too long", line=number)
    try:
        told: Any = json.loads(line)
        if _ODD.search(line):
            json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as fault:
        raise Unreadable("this is no JSON that can be kept", line=number) from fault
    if b"\\u0000" in line:
        raise Unreadable("a text holds a null character", line=number)
    if not isinstance(told, dict):
        raise Unreadable("this is no entity", line=number)
    return told


def _around(file: IO[bytes]) -> _Around:
    """Sanctions and papers of the whole file, which may stand before or after whom they concern."""
    found = _Around()
    for entity in entities(file):
        if entity.schema == "Sanction":
            for target in entity.values("entity"):
                found.sanctions[target].append(entity)
        elif entity.schema in _PAPERS:
            for holder in entity.values("holder"):
                found.papers[holder].append(entity)
    return found


def _listing(entity: Entity, around: _Around) -> Listing:
    """One listed entity with what other lines say of it."""
    names = [
        ListedName(text, kind) for name, kind in _NAMES.items() for text in entity.values(name)
    ]
    if not names:
        raise Unreadable("no name is given", line=entity.line, place="name")
    sanctions = around.sanctions.get(entity.id, [])
    countries = entity.values("nationality") + entity.values("citizenship")
    return Listing(
        key=entity.id,
        kind=_KINDS[entity.schema],
        names=tuple(dict.fromkeys(names)),
        births=tuple(dict.fromkeys(_births(entity))),
        nationalities=tuple(dict.fromkeys(map(coded_country, countries))),
        documents=tuple(dict.fromkeys(_documents(entity, around))),
        body=_first(sanctions, "authority"),
        programme=_first(sanctions, "program") or entity.value("program"),
        reference=_first(sanctions, "unscId") or _first(sanctions, "authorityId"),
        listed_on=_listed_on(sanctions),
        updated_on=_updated_on(entity),
    )


def _births(entity: Entity) -> Iterator[ListedBirth]:
    for text in entity.values("birthDate"):
        yield birth(text, line=entity.line, place="birthDate")


def _documents(entity: Entity, around: _Around) -> Iterator[ListedDocument]:
    """Papers of the entity's own line and of others."""
    for name, kind in _NUMBERS.items():
        for number in entity.values(name):
            yield ListedDocument(number, kind)
    for paper in around.papers.get(entity.id, []):
        for number in paper.values("number"):
            country = paper.value("country")
            issued = coded_country(country).text if country else ""
            yield ListedDocument(number, paper.value("type") or paper.schema, issued)


def _first(sanctions: list[Entity], name: str) -> str:
    """What the first sanction that says anything says."""
    return next((text for each in sanctions if (text := each.value(name))), "")


def _listed_on(sanctions: list[Entity]) -> str:
    """The earliest day on which somebody was listed."""
    days = [
        day(text, line=each.line, place=name)
        for each in sanctions
        for name in ("listingDate", "startDate")
        for text in each.values(name)[:1]
        # FollowTheMoney allows a year or a month; only whole days are kept.
        if len(text) >= _WHOLE_DAY
    ]
    return min(days, default="")


def _updated_on(entity: Entity) -> tuple[str, ...]:
    """The days on which the entry was amended, as far as they are whole days."""
    days = [each for each in entity.values("modifiedAt") if len(each) >= _WHOLE_DAY]
    return tuple(day(each, line=entity.line, place="modifiedAt") for each in days[:_MOST_UPDATES])
