"""Withdraw an entry: it stays with day and reason, and its words go when the reason asks for it."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.release.actions.note_change import locked_entry, note_change
from wayhome.release.domain.statuses import ChangeCode, EntryStatus, Withdrawal
from wayhome.release.models import Entry, Note, Word


def withdraw_entry(entry: UUID, why: Withdrawal, *, remove_words: bool = False, by: Actor) -> None:
    """Withdraw an entry; words go if asked, or if the reason takes them. Raises NotFound.

    One that is withdrawn keeps its day and reason; its words may still be removed.
    """
    require(by, Permission.RECORD_PUBLISH)
    with atomic():
        _withdraw(locked_entry(entry, by=by), why, remove_words=remove_words, by=by)


def withdraw_entry_of(fact: UUID, *, by: Actor) -> None:
    """Withdraw what is public of a fact that stands no longer, with its words; nothing when nothing is.

    Entries of it that were withdrawn before keep their reason and lose their words. Asks for no permission: whoever may take a fact back takes its entry back.
    """
    with atomic():
        for row in Entry.objects.select_for_update().filter(
            agency_id=by.agency, fact_id=fact, words_removed=False
        ):
            _withdraw(row, Withdrawal.REVIEW, remove_words=True, by=by)


def _withdraw(row: Entry, why: Withdrawal, *, remove_words: bool, by: Actor) -> None:
    takes_words = (remove_words or why.takes_words) and not row.words_removed
    is_new = row.withdrawn_at is None
    if not is_new and not takes_words:
        return
    row.changed_at = clock.now()
    if is_new:
        row.status, row.withdrawn_at, row.withdrawn_why = EntryStatus.WITHDRAWN, row.changed_at, why
    if takes_words:
        row.words_removed, row.words, row.told, row.title, row.address = True, "", {}, "", ""
    row.save(
        update_fields=[
            "status",
            "changed_at",
            "withdrawn_at",
            "withdrawn_why",
            "words_removed",
            "words",
            "told",
            "title",
            "address",
        ]
    )
    if is_new:
        note_change(row, ChangeCode.WITHDRAWN, by=by)
    if takes_words:
        _forget_words(row, by=by)
    detail = {"why": why.value, "words_removed": row.words_removed}
    about = About(kind="entry", id=row.id, detail=detail)
    leave_leaf(by=by, tag=Tag.RELEASE_ENTRY_WITHDRAWN, about=about)


def _forget_words(row: Entry, *, by: Actor) -> None:
    """Nothing finds the entry any more, and notes beside it, which may repeat it, go with it."""
    Word.objects.filter(agency_id=row.agency_id, entry_id=row.id).delete()
    Note.objects.filter(agency_id=row.agency_id, entry=row, withdrawn_at__isnull=True).update(
        words="", signed="", withdrawn_at=row.changed_at
    )
    note_change(row, ChangeCode.WORDS_REMOVED, by=by)
