"""Make an entry public, once for each fact."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.matching.search_words.indexed import index_words
from wayhome.release.actions.note_change import note_change
from wayhome.release.domain.offered import Offered
from wayhome.release.domain.statuses import ChangeCode
from wayhome.release.models import Entry, Word
from wayhome.release.queries.preview import drafted
from wayhome.release.queries.searched_text import searched_text


def publish_entry(offered: Offered, *, by: Actor) -> UUID:
    """Make an entry of a standing fact public and give its id; a fact that is public gives the same.

    Raises KindNotPublic and NotFound. PostgreSQL refuses a fact that does not stand.
    """
    require(by, Permission.RECORD_PUBLISH)
    with atomic():
        standing = Entry.objects.filter(
            agency_id=by.agency, fact_id=offered.id, withdrawn_at__isnull=True
        )
        found: UUID | None = standing.values_list("id", flat=True).first()
        if found is not None:
            return found
        row = drafted(offered, by=by)
        row.save(force_insert=True)
        words = index_words(searched_text(row))
        Word.objects.bulk_create(
            Word(agency_id=row.agency_id, word=word, entry_id=row.id) for word in sorted(words)
        )
        note_change(row, ChangeCode.PUBLISHED, by=by)
        about = About(kind="entry", id=row.id, detail={"fact": str(row.fact_id), "kind": row.kind})
        leave_leaf(by=by, tag=Tag.RELEASE_ENTRY_PUBLISHED, about=about)
    return row.id
