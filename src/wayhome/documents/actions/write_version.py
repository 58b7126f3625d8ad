"""Add a version to a paper: part of every action that brings or writes one."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.documents.models import Paper, Version
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place, seal

TABLE = "documents_version"


@dataclass(frozen=True, slots=True)
class Content:
    """What a version holds: cleaned bytes under a name, and the field groups that stand in it."""

    name: str = field(repr=False)
    media_type: str
    content: bytes = field(repr=False)
    groups: Collection[FieldGroup] = ()


def write_version(paper: Paper, held: CaseAtHand, what: Content, *, by: Actor) -> Version:
    """Seal a version with the key of the case, which is locked; it is the next of its paper."""
    key, version = keys.store().get(held.key), new_id()
    last = paper.versions.filter(agency_id=held.agency).order_by("-number").first()
    row = Version(
        id=version,
        agency_id=held.agency,
        paper=paper,
        number=last.number + 1 if last else 1,
        media_type=what.media_type,
        size=len(what.content),
        groups=sorted(what.groups),
        sealed_name=seal(what.name.encode(), key=key, place=place("sealed_name", version)),
        sealed_content=seal(what.content, key=key, place=place("sealed_content", version)),
        added_at=clock.now(),
        added_by=by.user,
    )
    row.save(force_insert=True)
    return row


def place(column: str, version: UUID) -> Place:
    """Where a sealed part of a version stands."""
    return Place(TABLE, column, version)
