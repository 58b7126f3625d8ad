"""Keep cleaned files with a complaint, sealed under its key."""

from collections.abc import Iterable
from datetime import datetime

from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.intake.models import Attachment, Complaint
from wayhome.kernel import clock
from wayhome.kernel.ids import new_id
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal

TABLE = "intake_attachment"


def keep(files: Iterable[NamedFile], *, row: Complaint, key: DataKey) -> None:
    """Insert the files in one statement; nothing happens without any."""
    moment = clock.now()
    kept = [_attachment(each, row=row, key=key, moment=moment) for each in files]
    if kept:
        Attachment.objects.bulk_create(kept)


def _attachment(named: NamedFile, *, row: Complaint, key: DataKey, moment: datetime) -> Attachment:
    """One sealed file; its extension is kept in the name, which is sealed too."""
    file_id = new_id()
    return Attachment(
        id=file_id,
        agency_id=row.agency_id,
        complaint_id=row.id,
        lodger_agency_id=row.lodger_agency_id,
        media_type=named.file.media_type,
        size=len(named.file.content),
        added_at=moment,
        sealed_name=seal(named.name.encode(), key=key, place=Place(TABLE, "sealed_name", file_id)),
        sealed_content=seal(
            named.file.content, key=key, place=Place(TABLE, "sealed_content", file_id)
        ),
    )
