"""The papers of a case: listed by what may stand in clear, opened one at a time for a purpose."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.documents.domain.papers import PaperKind, PaperState, group_of
from wayhome.documents.models import HandOver, Paper, Version
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal

_TABLE = "documents_version"


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """One time that a version left."""

    recipient: str
    purpose: str
    way: str
    groups: tuple[FieldGroup, ...]
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version by what may stand in clear; the size is in bytes."""

    id: UUID
    number: int
    media_type: str
    size: int
    groups: tuple[FieldGroup, ...]
    at: datetime
    by: UUID | None
    handed: tuple[HandOverLine, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper with its versions, the newest first."""

    id: UUID
    kind: PaperKind
    state: PaperState
    person: UUID | None
    template: str
    language: str
    recipient: str
    at: datetime
    versions: tuple[VersionLine, ...]

    @property
    def newest(self) -> VersionLine:
        """The version in use."""
        return self.versions[0]


@dataclass(frozen=True, slots=True)
class OpenedVersion:
    """One version, open: the name it came with and its content."""

    media_type: str
    name: str = field(repr=False)
    content: bytes = field(repr=False)


def papers_of(actor: Actor, case: UUID) -> tuple[PaperRow, ...]:
    """Every paper of a case, the newest first. Raises NotFound."""
    held, _decision = case_at_hand(actor, case, Permission.CASE_READ)
    rows = Paper.objects.filter(agency_id=held.agency, case_id=held.id).order_by("-added_at", "id")
    versions = (
        Version.objects.filter(agency_id=held.agency, paper__case_id=held.id)
        .defer("sealed_name", "sealed_content")
        .order_by("-number")
    )
    handed = HandOver.objects.filter(agency_id=held.agency, version__paper__case_id=held.id)
    lines: dict[UUID, list[HandOverLine]] = {}
    for each in handed.order_by("-handed_at", "id"):
        lines.setdefault(each.version_id, []).append(_line(each))
    found: dict[UUID, list[VersionLine]] = {}
    for version in versions:
        found.setdefault(version.paper_id, []).append(_version(version, lines))
    return tuple(_row(row, found.get(row.id, [])) for row in rows)


def open_version(actor: Actor, case: UUID, version: UUID, *, purpose: Purpose) -> OpenedVersion:
    """Open one version for a purpose, and leave a leaf. Raises NotFound."""
    held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    row = (
        Version.objects.filter(agency_id=held.agency, paper__case_id=held.id, id=version)
        .select_related("paper")
        .first()
    )
    if row is None or row.sealed_name is None or row.sealed_content is None:
        raise NotFound
    group = group_of(PaperKind(row.paper.kind))
    needed = {group, *(FieldGroup(code) for code in row.groups)} - {FieldGroup.REFERENCE}
    if not needed <= decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    leave_leaf(
        by=actor,
        tag=Tag.DOCUMENTS_VERSION_OPENED,
        about=About(
            kind="case",
            id=held.id,
            purpose=purpose.value,
            field_groups=sorted(each.value for each in needed),
            detail={"version": str(row.id)},
        ),
    )
    key = keys.store().get(held.key)
    return OpenedVersion(
        media_type=row.media_type,
        name=unseal(
            bytes(row.sealed_name), key=key, place=Place(_TABLE, "sealed_name", row.id)
        ).decode(),
        content=unseal(
            bytes(row.sealed_content), key=key, place=Place(_TABLE, "sealed_content", row.id)
        ),
    )


def _row(row: Paper, versions: list[VersionLine]) -> PaperRow:
    return PaperRow(
        id=row.id,
        kind=PaperKind(row.kind),
        state=PaperState(row.state),
        person=row.complaint_id,
        template=row.template,
        language=row.language,
        recipient=row.recipient,
        at=row.added_at,
        versions=tuple(versions),
    )


def _version(row: Version, handed: dict[UUID, list[HandOverLine]]) -> VersionLine:
    return VersionLine(
        id=row.id,
        number=row.number,
        media_type=row.media_type,
        size=row.size,
        groups=tuple(FieldGroup(code) for code in row.groups),
        at=row.added_at,
        by=row.added_by,
        handed=tuple(handed.get(row.id, ())),
    )


def _line(row: HandOver) -> HandOverLine:
    return HandOverLine(
        recipient=row.recipient,
        purpose=row.purpose,
        way=row.way,
        groups=tuple(FieldGroup(code) for code in row.groups),
        at=row.handed_at,
        by=row.handed_by,
    )
