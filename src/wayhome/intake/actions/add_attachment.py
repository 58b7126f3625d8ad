"""Add a file to a complaint that stands already."""

from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake import policy
from wayhome.intake.actions import attachments
from wayhome.intake.actions.add_message import once_id
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.intake.models import Attachment, Complaint
from wayhome.intake.policy import NOBODY, Assigned, Whose
from wayhome.intake.queries.reached import key_of, reached_row
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id

MOST_FILES = 40


class TooManyFiles(Exception):
    """The complaint holds as many files as one complaint may."""


def add_attachment(
    *,
    complaint_id: UUID,
    named: NamedFile,
    by: Actor,
    assigned: Assigned = NOBODY,
    once: str = "",
) -> None:
    """Seal a cleaned file under the complaint's key; the same `once` adds it once.

    Raises NotFound, TooManyFiles, Erased.
    """
    row = reached_row(complaint_id)
    whose = Whose(row.agency_id, row.lodger_agency_id)
    policy.require_writing(by, complaint=row.id, whose=whose, assigned=assigned)
    file_id = once_id(row.id, once) if once else new_id()
    files = Attachment.objects.filter(agency_id=row.agency_id, complaint_id=row.id)
    if once and files.filter(id=file_id).exists():
        return
    if files.count() >= MOST_FILES:
        raise TooManyFiles
    key = key_of(row)
    if not attachments.keep_one(named, row=row, key=key, file_id=file_id):
        return
    Complaint.objects.filter(id=row.id, agency_id=row.agency_id).update(has_attachments=True)
    leave_leaf(
        by=by,
        tag=Tag.INTAKE_ATTACHMENT_ADDED,
        about=About(kind="complaint", id=row.id, detail={"kind": named.file.kind.value}),
    )
