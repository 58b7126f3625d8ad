"""Files of many facts: how far they have come, and what is in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Sum

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.models import Export, ExportPart
from wayhome.record.queries.recorded import Wanted


@dataclass(frozen=True, slots=True)
class ExportState:
    """A file that was asked for: its format, what it holds, and how many facts are written."""

    id: UUID
    form: str
    wanted: Wanted
    as_of: datetime
    total: int
    written: int
    parts: int

    @property
    def is_whole(self) -> bool:
        """Whether everything is written."""
        return self.written >= self.total


def export_state(actor: Actor, export: UUID) -> ExportState:
    """How far a file of the own agency has come. Raises NotFound."""
    require(actor, Permission.SOURCE_READ)
    row = (
        Export.objects.filter(agency_id=actor.agency, id=export)
        .annotate(written=Sum("parts__facts", default=0), numbers=Count("parts"))
        .first()
    )
    if row is None:
        raise NotFound
    days = Period(row.starts_on, row.ends_on) if row.starts_on and row.ends_on else None
    return ExportState(
        id=row.id,
        form=row.format,
        wanted=Wanted(source=row.source_id, kind=row.kind, days=days, as_of=row.as_of),
        as_of=row.as_of,
        total=row.total,
        written=row.written,
        parts=row.numbers,
    )


def export_content(actor: Actor, export: UUID) -> Sequence[bytes]:
    """The parts of a file in their order. Raises NotFound."""
    state = export_state(actor, export)
    parts = ExportPart.objects.filter(agency_id=actor.agency, export_id=state.id)
    found = parts.order_by("number").values_list("content", flat=True)
    return [bytes(content) for content in found]
