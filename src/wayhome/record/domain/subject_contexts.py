"""What the facts of one text tell of whom they speak of: all that two mentions are compared by."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wayhome.record.domain.subject_names import countries_in, country_code, person_name, plain_words
from wayhome.record.domain.subjects import SubjectKind, mention_name, name_in_id

_DAY = 10


@dataclass(frozen=True, slots=True)
class Telling:
    """A fact of a text with the entities it speaks of, or a mere mention without fields."""

    kind: str
    fields: Mapping[str, Any]
    names: Mapping[str, str]
    entities: Mapping[str, SubjectKind]


@dataclass(frozen=True, slots=True)
class HeldRole:
    """What a person is called to be, as of the text's date, and of what; plain words."""

    role: str
    of: str


@dataclass(frozen=True, slots=True)
class Described:
    """A mention as it is compared.

    `names` are what the text and the id of its entity call it, `countries` how often the text
    speaks of each country. An engagement has its participants by plain names, its `day` when the
    text tells it whole, and its place.
    """

    kind: SubjectKind
    names: tuple[str, ...]
    roles: tuple[HeldRole, ...] = ()
    countries: Mapping[str, int] = field(default_factory=dict)
    participants: tuple[str, ...] = ()
    day: str = ""
    place: str = ""


def described(tellings: Iterable[Telling]) -> dict[str, Described]:
    """Every entity that the facts of one text speak of."""
    told = tuple(tellings)
    countries = _countries(told)
    kinds: dict[str, SubjectKind] = {}
    names: dict[str, str] = {}
    for each in told:
        for entity, kind in each.entities.items():
            if kinds.get(entity, SubjectKind.NAMED) is SubjectKind.NAMED:
                kinds[entity] = kind
            names.setdefault(entity, mention_name(entity, each.fields, each.names))
    meetings = {entity: each for each in told for entity in each.entities if _is_meeting(entity)}
    return {
        entity: _meeting(meetings[entity], countries)
        if _is_meeting(entity)
        else Described(
            kind=kind,
            names=tuple(dict.fromkeys((names[entity], name_in_id(entity)))),
            roles=tuple(dict.fromkeys(_roles(told, entity))),
            countries=countries,
        )
        for entity, kind in kinds.items()
    }


def to_json(told: Described) -> dict[str, Any]:
    """A description as JSON."""
    return {
        "kind": told.kind.value,
        "names": list(told.names),
        "roles": [[each.role, each.of] for each in told.roles],
        "countries": dict(told.countries),
        "participants": list(told.participants),
        "day": told.day,
        "place": told.place,
    }


def from_json(told: Mapping[str, Any]) -> Described:
    """The description that `to_json` wrote."""
    return Described(
        kind=SubjectKind(told["kind"]),
        names=tuple(told["names"]),
        roles=tuple(HeldRole(role, of) for role, of in told["roles"]),
        countries=told["countries"],
        participants=tuple(told["participants"]),
        day=told["day"],
        place=told["place"],
    )


def _is_meeting(entity: str) -> bool:
    return entity.startswith(f"{SubjectKind.MEETING}:")


def _countries(told: Iterable[Telling]) -> dict[str, int]:
    """How often facts speak of each country, as a place, in a name or in words."""
    found = Counter[str]()
    for each in told:
        for entity, kind in each.entities.items():
            name = each.names.get(entity) or name_in_id(entity)
            code = country_code(name)
            if kind is SubjectKind.PLACE and code:
                found[code] += 1
            elif kind is SubjectKind.ORG:
                found.update(countries_in(name))
        for value in each.fields.values():
            spans = value if isinstance(value, list) else [value]
            for words in (span["text"] for span in spans if isinstance(span, dict)):
                found.update(countries_in(words))
    return dict(sorted(found.items()))


def _roles(told: Iterable[Telling], entity: str) -> Iterable[HeldRole]:
    for each in told:
        if each.kind == "role" and each.fields.get("person") == entity:
            of = each.fields.get("affiliation_entity")
            name = (each.names.get(of) or name_in_id(of)) if of else ""
            yield HeldRole(plain_words(each.fields["role"]["text"]), plain_words(name))


def _meeting(each: Telling, countries: Mapping[str, int]) -> Described:
    taking_part = each.fields.get("participants", ())
    day, place = each.fields.get("date") or "", each.fields.get("place") or ""
    called = {entity: each.names.get(entity) or name_in_id(entity) for entity in taking_part}
    return Described(
        kind=SubjectKind.MEETING,
        names=(),
        countries=countries,
        participants=tuple(sorted({_participant(name) for name in called.values()})),
        day=day if len(day) == _DAY and day.replace("-", "").isdigit() else "",
        place=plain_words(each.names.get(place) or name_in_id(place)) if place else "",
    )


def _participant(name: str) -> str:
    """A participant as others are compared with them: without titles, initials and order."""
    read = person_name(name)
    return " ".join(sorted(read.words)) if read else plain_words(name)
