"""Name another publisher, or none, in the entries of some facts."""

from collections.abc import Sequence
from uuid import UUID

from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.matching.search_words.indexed import index_words
from wayhome.release.actions.note_change import note_change
from wayhome.release.domain.statuses import ChangeCode
from wayhome.release.models import Entry, Word
from wayhome.release.queries.searched_text import searched_text


def rename_publisher(facts: Sequence[UUID], publisher: str, *, by: Actor) -> None:
    """Write the publisher into every entry of these facts, withdrawn ones too, and say it was corrected.

    Asks for no permission: whoever may correct the source corrects what is public of it.
    """
    with atomic():
        rows = Entry.objects.select_for_update().filter(agency_id=by.agency, fact_id__in=facts)
        for row in rows.exclude(publisher=publisher).order_by("id"):
            row.publisher, row.changed_at = publisher, clock.now()
            row.save(update_fields=["publisher", "changed_at"])
            _index_again(row)
            note_change(row, ChangeCode.CORRECTION, by=by)


def _index_again(row: Entry) -> None:
    """Find the entry by its words as they are now; one whose words were removed is not found."""
    Word.objects.filter(agency_id=row.agency_id, entry_id=row.id).delete()
    if row.words_removed:
        return
    words = sorted(index_words(searched_text(row)))
    Word.objects.bulk_create(
        Word(agency_id=row.agency_id, word=word, entry_id=row.id) for word in words
    )
