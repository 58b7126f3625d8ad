"""Hand a paper over: the one way by which a paper leaves, and never without its ground."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.consent.domain.contact import Contacted, ContactWay
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import RecipientKind, kind_of
from wayhome.consent.queries.covers import Cover, require_cover
from wayhome.consent.queries.safe_contact import require_safe_contact
from wayhome.documents.actions.keep_paper import leave, paper_of
from wayhome.documents.domain.letters import template
from wayhome.documents.domain.papers import (
    PaperEvent,
    PaperKind,
    PaperLine,
    PaperState,
    group_of,
    state_after,
)
from wayhome.documents.models import HandOver, Paper, Version
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id


class NewerVersion(Exception):
    """Somebody added a version since the one that was to be handed over."""


@dataclass(frozen=True, slots=True)
class NewHandOver:
    """Which version goes to whom, for what and which way; `at` is when they will be reached."""

    paper: UUID
    version: UUID
    recipient: str
    purpose: SharePurpose
    way: ContactWay
    at: datetime


def hand_over(new: NewHandOver, *, by: Actor) -> UUID:
    """Ask for the grounds now, write them down, and let the newest version leave.

    Whoever is the person or the lodger is reached only as they said is safe; everybody else gets
    what is covered by consent or law for this purpose. Raises NotFound, EventRefused, PaperRefused,
    NewerVersion, NotCovered, ContactUnsafe, RecipientUnknown.
    """
    with atomic():
        case = paper_of(by, new.paper).case_id
        line = Line(StepKind.DOCUMENT, code=PaperLine.HANDED_OVER, subject=new.paper)
        work_on(case, line, by=by, needs=Permission.DOCUMENT_HAND_OVER)
        row = paper_of(by, new.paper)
        version = _newest(row, new.version)
        _require_own_recipient(row, new)
        groups = _groups(row, version)
        cover = _grounds(row, new, groups, by=by)
        row.state = state_after(PaperState(row.state), PaperEvent.HAND_OVER)
        row.save(update_fields=["state"])
        made = write_hand_over(version, new, cover, groups=groups, by=by)
        leave(
            Tag.DOCUMENTS_PAPER_HANDED_OVER,
            row,
            by=by,
            number=version.number,
            to=new.recipient,
            purpose=new.purpose.value,
        )
    return made


def write_hand_over(
    version: Version,
    new: NewHandOver,
    cover: Cover | None,
    *,
    groups: frozenset[FieldGroup],
    by: Actor,
) -> UUID:
    """The row that tells of it; part of an action that asked for the grounds."""
    row = HandOver(
        id=new_id(),
        agency_id=version.agency_id,
        version=version,
        recipient=new.recipient,
        purpose=new.purpose,
        way=new.way,
        groups=sorted(groups),
        grounds=list(cover.grounds) if cover else [],
        handed_at=clock.now(),
        handed_by=by.user,
    )
    row.save(force_insert=True)
    return row.id


def _newest(row: Paper, version: UUID) -> Version:
    """The version asked for, if it is the newest. Raises NotFound, NewerVersion."""
    versions = Version.objects.filter(agency_id=row.agency_id, paper=row)
    asked = versions.filter(id=version).first()
    if asked is None:
        raise NotFound
    if versions.filter(number__gt=asked.number).exists():
        raise NewerVersion
    return asked


def _require_own_recipient(row: Paper, new: NewHandOver) -> None:
    """What was written for one recipient and purpose goes to no other. Raises NotFound."""
    if row.recipient and row.recipient != new.recipient:
        raise NotFound
    if row.kind == PaperKind.LETTER and template(row.template).purpose is not new.purpose:
        raise NotFound


def _groups(row: Paper, version: Version) -> frozenset[FieldGroup]:
    """The field groups that leave with a version."""
    if version.groups:
        return frozenset(FieldGroup(code) for code in version.groups)
    return frozenset({group_of(PaperKind(row.kind))})


def _grounds(
    row: Paper, new: NewHandOver, groups: frozenset[FieldGroup], *, by: Actor
) -> Cover | None:
    """What covers the sharing; None where it is the person's own."""
    kind = kind_of(new.recipient)
    if kind in {RecipientKind.PERSON, RecipientKind.LODGER}:
        require_safe_contact(
            by,
            case=row.case_id,
            person=row.complaint_id,
            way=new.way,
            at=new.at,
            whom=Contacted(kind),
        )
    if kind is RecipientKind.PERSON:
        return None
    return require_cover(
        by,
        case=row.case_id,
        person=row.complaint_id,
        purpose=new.purpose,
        groups=groups,
        recipient=new.recipient,
    )
