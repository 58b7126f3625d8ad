"""Correct who published a source, or say that nobody is to be named."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import events
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.texts import NAME_LIMIT, clean_text
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.events import PublisherCorrected
from wayhome.record.models import Fact, Source


def correct_publisher(source: UUID, publisher: str, *, by: Actor) -> None:
    """Give a source its publisher; empty when it has none that may be named.

    What was there is kept nowhere: it may be a private person, such as whoever sent an e-mail. The
    public entries of its facts follow. Raises TextTooLong and NotFound; the same twice changes
    nothing.
    """
    require(by, Permission.FACT_REVIEW)
    named = " ".join(clean_text(publisher, limit=NAME_LIMIT).text.split())
    with atomic():
        one_at_a_time(source)
        row = Source.objects.defer("content").filter(agency_id=by.agency, id=source).first()
        if row is None:
            raise NotFound
        if row.publisher == named:
            return
        row.publisher = named
        row.save(update_fields=["publisher"])
        about = About(kind="source", id=row.id, detail={"is_named": bool(named)})
        leave_leaf(by=by, tag=Tag.RECORD_PUBLISHER_CORRECTED, about=about)
        events.publish(PublisherCorrected(_facts(row), named, by=by))


def _facts(source: Source) -> tuple[UUID, ...]:
    """Every fact ever taken from it: what was public of one may still be read."""
    rows = Fact.objects.filter(
        agency_id=source.agency_id, passage__text_version__source_id=source.id
    )
    return tuple(rows.order_by("id").values_list("id", flat=True))
