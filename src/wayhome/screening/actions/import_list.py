"""Import a file as a version of a list: whole, or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.screening.actions.merge_listings import Merged, merge_listings
from wayhome.screening.actions.reindex import index_list
from wayhome.screening.actions.serialise import one_at_a_time
from wayhome.screening.domain.listings import Listing
from wayhome.screening.models import SanctionsList, Version

_MANY = 20


class KeptByAnother(Exception):
    """Another agency of this instance keeps the list; all staff read it there."""


class ReplacedBefore(Exception):
    """The file was imported before and a newer version has replaced it."""


class NoListings(Exception):
    """The file holds no listing at all."""


class ShrankTooMuch(Exception):
    """The file lacks more than half of the entries; it may be cut off."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file of a list: which list, whose, its fingerprint, its format, and what it says of itself.

    `is_sure` accepts what otherwise is refused: an older file, or one that lacks half the entries.
    """

    code: str
    title: str
    body: str
    sha256: bytes
    format: str
    published_at: str = ""
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """The version that stands now; `is_new` is False when the file was the newest already."""

    version: UUID
    number: int
    merged: Merged
    is_new: bool


def import_list(file: ListFile, listings: Iterable[Listing], *, by: Actor) -> Imported:
    """Make a file the newest version of its list. The newest file again changes nothing.

    Raises KeptByAnother, ReplacedBefore, NoListings, ShrankTooMuch, ListingTwice, and whatever the
    reader behind `listings` raises; then nothing is changed.
    """
    require(by, Permission.SCREENING_IMPORT)
    with atomic():
        one_at_a_time(by.agency)
        kept = _list(file, by=by)
        before = kept.versions.order_by("-number").first()
        if before is not None and bytes(before.sha256) == file.sha256:
            index_list(kept, by=by)
            same = Merged(entries=before.entries)
            return Imported(before.id, before.number, same, is_new=False)
        if not file.is_sure and kept.versions.filter(sha256=file.sha256).exists():
            raise ReplacedBefore
        number = before.number + 1 if before else 1
        merged = merge_listings(kept, listings, number=number)
        _refuse_unlikely(merged, before, is_sure=file.is_sure)
        index_list(kept, by=by)
        version = _add_version(kept, file, merged, number=number, by=by)
    return Imported(version, number, merged, is_new=True)


def _list(file: ListFile, *, by: Actor) -> SanctionsList:
    """The list with this code, added when it is new."""
    kept = SanctionsList.objects.filter(code=file.code).first()
    if kept is None:
        kept = SanctionsList(agency_id=by.agency, code=file.code, title=file.title, body=file.body)
        kept.save(force_insert=True)
    if kept.agency_id != by.agency:
        raise KeptByAnother
    return kept


def _refuse_unlikely(merged: Merged, before: Version | None, *, is_sure: bool) -> None:
    """An empty file is none; one that lost more than half is more likely cut off than true."""
    if not merged.entries:
        raise NoListings
    were = before.entries if before else 0
    if not is_sure and were >= _MANY and merged.removed * 2 > were:
        raise ShrankTooMuch


def _add_version(
    kept: SanctionsList, file: ListFile, merged: Merged, *, number: int, by: Actor
) -> UUID:
    """The row of the version, and one leaf."""
    row = Version(
        agency_id=by.agency,
        list=kept,
        number=number,
        sha256=file.sha256,
        format=file.format,
        published_at=file.published_at,
        imported_at=clock.now(),
        imported_by=by.user,
        entries=merged.entries,
        added=merged.added,
        changed=merged.changed,
        removed=merged.removed,
    )
    row.save(force_insert=True)
    detail: dict[str, str | int | bool | None] = {
        "version": str(row.id),
        "number": number,
        "sha256": file.sha256.hex(),
        "entries": merged.entries,
        "added": merged.added,
        "changed": merged.changed,
        "removed": merged.removed,
    }
    about = About(kind="sanctions_list", id=kept.id, detail=detail)
    leave_leaf(by=by, tag=Tag.SCREENING_LIST_IMPORTED, about=about)
    return row.id
