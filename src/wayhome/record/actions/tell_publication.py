"""Tell when a source was published: each telling is kept, the last one holds."""

from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.extraction.published import Evidence, Published
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.add_text import newest
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.models import Publication, Source

_LONGEST_WORDS = 500


def tell_publication(source: UUID, day: date | None, *, words: str = "", by: Actor) -> None:
    """Confirm or correct the day of publication; None for one that nobody can tell.

    `words` say where the reviewer read it. Another day has the newest text read again, since dates
    in it are resolved from that day. Raises NotFound; the same telling twice changes nothing.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        one_at_a_time(source)
        row = Source.objects.defer("content").filter(agency_id=by.agency, id=source).first()
        if row is None:
            raise NotFound
        told = row.publications.order_by("-number").first()
        said = (day, Evidence.PERSON.value, words)
        if told and (told.published_on, told.evidence, told.words) == said:
            return
        is_other = row.published_on != day
        note_publication(row, day, Published(day, Evidence.PERSON, words) if day else None, by=by)
        if is_other:
            row.published_on = day
            row.save(update_fields=["published_on"])
            if version := newest(row):
                enqueue("record.propose_facts", agency=by.agency, text_version=version.id)
        detail = {"day": day.isoformat() if day else None, "changed": is_other}
        about = About(kind="source", id=row.id, detail=detail)
        leave_leaf(by=by, tag=Tag.RECORD_PUBLICATION_TOLD, about=about)


def note_publication(
    source: Source, day: date | None, told: Published | None, *, by: Actor
) -> None:
    """Write one telling; part of a larger action."""
    evidence = told.evidence if told else Evidence.PERSON
    Publication(
        agency_id=source.agency_id,
        source=source,
        number=Publication.objects.filter(source=source).count() + 1,
        published_on=day,
        evidence=evidence,
        words=told.words[:_LONGEST_WORDS] if told else "",
        is_weak=bool(told and told.is_weak),
        told_by=by.user if evidence is Evidence.PERSON else None,
        told_at=clock.now(),
    ).save(force_insert=True)
