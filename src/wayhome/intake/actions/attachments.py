"""Keep cleaned files with a complaint, sealed under its key."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.intake.actions.insert_once import insert_once
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.intake.models import Attachment, Complaint
from wayhome.kernel import clock
from wayhome.kernel.ids import new_id
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal

TABLE = "intake_attachment"


def keep(files: Iterable[NamedFile], *, row: Complaint, key: DataKey) -> None:
    """Insert the files in one statement; nothing happens without any."""
    kept = [_attachment(each, row=row, key=key, file_id=new_id()) for each in files]
    if kept:
        Attachment.objects.bulk_create(kept)


def keep_one(named: NamedFile, *, row: Complaint, key: DataKey, file_id: UUID) -> bool:
    """Insert one file under a given id; False when it is there."""
    return insert_once(_attachment(named, row=row, key=key, file_id=file_id))


def _attachment(named: NamedFile, *, row: Complaint, key: DataKey, file_id: UUID) -> Attachment:
    """One sealed file; its name is sealed too."""
    return Attachment(
        id=file_id,
        agency_id=row.agency_id,
        complaint_id=row.id,
        lodger_agency_id=row.lodger_agency_id,
        media_type=named.file.media_type,
        size=len(named.file.content),
        added_at=clock.now(),
        sealed_name=seal(named.name.encode(), key=key, place=Place(TABLE, "sealed_name", file_id)),
        sealed_content=seal(
            named.file.content, key=key, place=Place(TABLE, "sealed_content", file_id)
        ),
    )
