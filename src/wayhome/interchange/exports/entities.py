"""Facts as FollowTheMoney entities (followthemoney.tech), one JSON object a line.

The article is the proof of everything. People and bodies named are Person, Organization, PublicBody
or, where a reviewer typed a name, LegalEntity, each with a Mention. A meeting is an Event; a measure
against somebody named, in force or lifted by the source's account, a Sanction; all else a Note with
the exact words. Nobody gets a topic: the record calls no one a criminal on its own account. A
withdrawn fact is a Note that says when and why, and names nobody.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from wayhome.interchange.exports.writer import Writer
from wayhome.kernel import clock
from wayhome.record.domain.edtf import days_of, parts_of
from wayhome.record.domain.recorded import CitedSource, Named, RecordedFact
from wayhome.record.domain.telling import said_that

_SCHEMATA = {"person": "Person", "org": "Organization", "": "LegalEntity"}
_PUBLIC = (
    "ministry",
    "department of",
    "embassy",
    "government",
    "police",
    "parliament",
    "senate",
    "national assembly",
    "court",
    "council of ministers",
    "state department",
    "foreign office",
)
_IMPOSED = frozenset(
    {"asset_freeze", "ban", "blacklist", "embargo", "sanctions", "travel_ban", "visa_ban"}
)
_DONE = {"in_force": "in force", "lifted": "lifted"}
# The codes of ISO 639-3 that the format wants.
_LANGUAGES = {
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "id": "ind",
    "ja": "jpn",
    "km": "khm",
    "ko": "kor",
    "lo": "lao",
    "my": "mya",
    "ru": "rus",
    "th": "tha",
    "vi": "vie",
    "zh": "zho",
}


# Some readers end a line at these signs, which JSON leaves as they are.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Entity:
    """One line of the file."""

    id: UUID
    schema: str
    properties: dict[str, list[str]]

    @property
    def line(self) -> str:
        """The entity as JSON, without the properties that have no value."""
        told = {
            name: kept
            for name, values in self.properties.items()
            if (kept := [value for value in dict.fromkeys(values) if value])
        }
        entity = {"id": str(self.id), "schema": self.schema, "properties": told}
        return json.dumps(entity, ensure_ascii=False).translate(_LINE_ENDS)


def writer() -> Writer:
    """Entities."""
    return Writer(
        media_type="application/json+ftm",
        ending="ftm.json",
        begin=lambda _as_of: "",
        part=_part,
        end=str,
    )


def _part(facts: Sequence[RecordedFact]) -> str:
    entities: dict[UUID, Entity] = {}
    for fact in facts:
        for entity in _entities(fact):
            kept = entities.setdefault(entity.id, entity)
            _merge(kept, entity)
    return "".join(f"{entity.line}\n" for entity in entities.values())


def _merge(kept: Entity, other: Entity) -> None:
    """What another fact tells of the same entity goes with what is known."""
    for name, values in other.properties.items():
        known = kept.properties.setdefault(name, [])
        known += [value for value in values if value not in known]


def _entities(fact: RecordedFact) -> Iterator[Entity]:
    yield _article(fact.source)
    if fact.withdrawn_at:
        yield _withdrawn(fact)
        return
    for named in fact.entities():
        if named.kind in _SCHEMATA:
            yield _named(named, fact)
            yield _mention(named, fact)
    yield _told(fact)
    yield from _links(fact)


def _article(source: CitedSource) -> Entity:
    url = source.url if source.url.startswith(("http://", "https://")) else ""
    return Entity(
        source.id,
        "Article",
        {
            "title": [_one_line(source.title)],
            "name": [_one_line(source.title) or source.sha256],
            "fileName": [source.sha256],
            # The format's own hash is SHA-1, which is no proof any more.
            "notes": [f"SHA-256: {source.sha256}"],
            "mimeType": [source.media_type],
            "publisher": [_one_line(source.publisher)],
            "publishedAt": [source.published if parts_of(source.published) else ""],
            "language": [_LANGUAGES.get(source.language.partition("-")[0], "")],
            "sourceUrl": [url],
            "retrievedAt": [clock.local_day(source.read_at).isoformat()],
        },
    )


def _named(named: Named, fact: RecordedFact) -> Entity:
    schema = _SCHEMATA[named.kind]
    if schema == "Organization" and any(word in named.name.casefold() for word in _PUBLIC):
        schema = "PublicBody"
    roles = []
    if fact.kind == "role" and named in fact.entities("person"):
        roles = [_one_line(words) for words in fact.words("role")]
    properties = {"name": [_one_line(named.name)], "proof": [str(fact.source.id)]}
    return Entity(
        named.id, schema, properties | ({"position": roles} if schema == "Person" else {})
    )


def _mention(named: Named, fact: RecordedFact) -> Entity:
    return Entity(
        uuid5(fact.source.id, f"mention {named.id}"),
        "Mention",
        {
            "document": [str(fact.source.id)],
            "name": [_one_line(named.name)],
            "resolved": [str(named.id)],
        },
    )


def _told(fact: RecordedFact) -> Entity:
    """The fact itself, under its own id."""
    if fact.kind == "meeting":
        return _event(fact)
    targets = [each for each in fact.entities("target") if each.kind in _SCHEMATA]
    done = _DONE.get(str(fact.fields.get("status")))
    if fact.kind == "measure" and fact.fields.get("kind") in _IMPOSED and done and targets:
        return _sanction(fact, targets, done)
    return Entity(
        fact.id,
        "Note",
        {
            "name": [_one_line(fact.kind.replace("_", " "))],
            "description": [said_that(fact).strip()],
            "entity": _ids(fact.entities()),
            "namesMentioned": _places(fact),
            **_evidence(fact),
        },
    )


def _event(fact: RecordedFact) -> Entity:
    days = days_of(fact.fields.get("date"))
    is_day = days is not None and days.days == 1
    return Entity(
        fact.id,
        "Event",
        {
            "name": [_one_line(said_that(fact))],
            "date": [days.starts_on.isoformat() if days and is_day else ""],
            "startDate": [days.starts_on.isoformat() if days and not is_day else ""],
            "endDate": [days.ends_on.isoformat() if days and not is_day else ""],
            "involved": _ids(fact.entities("participants")),
            "location": [_one_line(each.name) for each in fact.entities("place")],
            "namesMentioned": _places(fact),
            "keywords": [str(fact.fields.get("kind") or ""), str(fact.fields.get("status") or "")],
            **_evidence(fact),
        },
    )


def _sanction(fact: RecordedFact, targets: Sequence[Named], done: str) -> Entity:
    """A measure as the source tells it, never as our own listing."""
    return Entity(
        fact.id,
        "Sanction",
        {
            "entity": [str(each.id) for each in targets],
            "authority": [_one_line(each.name) for each in fact.entities("actor")],
            "program": [str(fact.fields["kind"]).replace("_", " ")],
            "status": [done],
            "description": [said_that(fact).strip()],
            **_evidence(fact),
        },
    )


def _links(fact: RecordedFact) -> Iterator[Entity]:
    """Whom a person is said to work for, as of the day of publication."""
    people, bodies = fact.entities("person"), fact.entities("affiliation_entity")
    bodies = tuple(each for each in bodies if each.kind in _SCHEMATA)
    if fact.kind != "role" or not people or not bodies:
        return
    yield Entity(
        uuid5(fact.id, "link"),
        "UnknownLink",
        {
            "subject": [str(people[0].id)],
            "object": [str(bodies[0].id)],
            "role": [_one_line(words) for words in fact.words("role")],
            "date": [fact.source.published if parts_of(fact.source.published) else ""],
            **_evidence(fact),
        },
    )


def _withdrawn(fact: RecordedFact) -> Entity:
    ended = clock.local_day(fact.changed_at).isoformat()
    why = _one_line(fact.withdrawn_why) or "taken back in review"
    return Entity(
        fact.id,
        "Note",
        {
            "name": ["withdrawn"],
            "description": [f"Withdrawn on {ended}: {why}. It was: {fact.exact.strip()}"],
            "entity": [str(fact.source.id)],
            **_evidence(fact),
        },
    )


def _evidence(fact: RecordedFact) -> dict[str, list[str]]:
    """The exact words and the article, which prove every statement."""
    url = fact.source.url if fact.source.url.startswith(("http://", "https://")) else ""
    return {
        "summary": [fact.exact.strip()],
        "proof": [str(fact.source.id)],
        "publisher": [_one_line(fact.source.publisher)],
        "sourceUrl": [url],
        "modifiedAt": [clock.local_day(fact.changed_at).isoformat()],
    }


def _ids(named: Sequence[Named]) -> list[str]:
    return [str(each.id) for each in named if each.kind in _SCHEMATA]


def _places(fact: RecordedFact) -> list[str]:
    """Countries and places that act or are spoken of: names, as the format has no schema for them."""
    return [_one_line(each.name) for each in fact.entities() if each.kind == "place"]


def _one_line(text: str) -> str:
    return " ".join(text.split())
