"""Whom facts speak of: a name in one text, and what kind of subject it names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SubjectKind(TextChoices):
    """What a subject is; `named` when a reviewer typed a name that tells no kind."""

    PERSON = "person", _("Person")
    ORG = "org", _("Organisation")
    PLACE = "place", _("Place")
    MEETING = "meeting", _("Engagement")
    NAMED = "named", _("Named by hand")


class Mentioned(NamedTuple):
    """Somebody or something in one text version: its entity there, such as `person:first-last`."""

    text_version: UUID
    entity: str


LONGEST_NAME = 300
_KIND_OF_FIELD = {
    "person": SubjectKind.PERSON,
    "place": SubjectKind.PLACE,
    "affiliation_entity": SubjectKind.ORG,
}


def mention_id(mentioned: tuple[UUID, str]) -> UUID:
    """The id of a mention: the same whenever it is asked for, whether anybody wrote it down."""
    text_version, entity = mentioned
    return uuid5(text_version, entity)


def engagement(fact: UUID, proposal: UUID | None) -> str:
    """The entity of the engagement that a fact of kind `meeting` tells.

    It outlasts a decision that was taken back and made again.
    """
    return f"{SubjectKind.MEETING}:{proposal or fact}"


def spoken_of(kind: str, fields: Mapping[str, Any]) -> dict[str, SubjectKind]:
    """The persons, organisations and places in the fields of a fact, each with its kind."""
    found: dict[str, SubjectKind] = {}
    for name, entity in _entities(fields):
        known = _kind(kind, name, entity)
        if known is not None and found.get(entity, SubjectKind.NAMED) is SubjectKind.NAMED:
            found[entity] = known
    return found


def mention_name(entity: str, fields: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What a fact calls an entity; an engagement is called by those who took part."""
    if entity.partition(":")[0] != SubjectKind.MEETING:
        return (names.get(entity) or name_in_id(entity))[:LONGEST_NAME]
    taking_part = [names.get(each) or name_in_id(each) for each in fields.get("participants", ())]
    words = [each["text"] for each in fields.get("participants_groups", ())]
    told = [each["text"] for each in fields.get("evidence", ())]
    return ", ".join([*taking_part, *words] or told[:1])[:LONGEST_NAME]


def name_in_id(entity: str) -> str:
    """The name that an id was made of, as well as it tells."""
    return entity.partition(":")[2].replace("-", " ")


def subject_entities(
    kind: str, fields: Mapping[str, Any], *, fact: UUID, proposal: UUID | None
) -> dict[str, SubjectKind]:
    """Everything that a fact speaks of, with the engagement that it is."""
    found = spoken_of(kind, fields)
    if kind == SubjectKind.MEETING:
        found[engagement(fact, proposal)] = SubjectKind.MEETING
    return found


def names_apart(names: Iterable[str], *, first: str) -> tuple[str, ...]:
    """Other names than the first, each once, in their order."""
    return tuple(name for name in dict.fromkeys(names) if name != first)


def _entities(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if name == "rule":
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str) and ":" in each:
                yield name, each


def _kind(fact_kind: str, field: str, entity: str) -> SubjectKind | None:
    """What an entity is by its id, or by the field where a typed name stands."""
    prefix = entity.partition(":")[0]
    if prefix not in SubjectKind.values or prefix == SubjectKind.MEETING:
        return None
    if prefix != SubjectKind.NAMED:
        return SubjectKind(prefix)
    if fact_kind == "person_status" and field == "subject":
        return SubjectKind.PERSON
    return _KIND_OF_FIELD.get(field, SubjectKind.NAMED)
