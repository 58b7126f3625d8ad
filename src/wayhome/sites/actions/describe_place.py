"""Write down what staff learnt of a place."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake.actions.erase import lock_complaint
from wayhome.intake.queries.complaint_at_hand import complaint_at_hand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Erased
from wayhome.sites.actions.note_judgement import Note, lock_judging, note_judgement
from wayhome.sites.actions.note_pair import pair_by_hand
from wayhome.sites.actions.note_place import NewPlace, note_place
from wayhome.sites.domain.origins import Origin
from wayhome.sites.domain.told import Told
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.models import Place


class NothingTold(Exception):
    """A place needs more than an area: a name, an address, a landmark or exact coordinates."""


@dataclass(frozen=True, slots=True)
class NewDescription:
    """What was learnt, and of which complaint, case or site; `id` makes it count once.

    A description of a site is held to be that site at once, for the reason given.
    """

    id: UUID
    told: Told = field(repr=False)
    province: str = ""
    complaint: UUID | None = None
    case: UUID | None = None
    site: UUID | None = None
    reason: str = field(default="", repr=False)


def describe_place(new: NewDescription, *, by: Actor) -> UUID:
    """Add a description and return its place; the same `id` again changes nothing.

    Whoever calls asked before whether the actor may reach the complaint or case. Raises
    NothingTold, ReasonMissing, NotFound, Erased.
    """
    require(by, Permission.SITE_JUDGE)
    if not new.told.description.is_telling:
        raise NothingTold
    with atomic():
        lock_judging(by.agency)
        if Place.objects.filter(agency_id=by.agency, id=new.id).exists():
            return new.id
        if new.complaint is not None:
            _require_words(new.complaint, by=by)
        _note(new, by=by)
        detail = {
            name: str(value) if value else None
            for name, value in (
                ("complaint", new.complaint),
                ("case", new.case),
                ("site", new.site),
            )
        }
        about = About(kind="place", id=new.id, detail=detail)
        leave_leaf(by=by, tag=Tag.SITES_PLACE_DESCRIBED, about=about)
    return new.id


def _require_words(complaint: UUID, *, by: Actor) -> None:
    """Wait for whoever erases the complaint. Raises Erased: nothing is added to what was erased."""
    lock_complaint(complaint, by=by)
    erased_at = complaint_at_hand(by, complaint).erased_at
    if erased_at is not None:
        raise Erased(erased_at)


def _note(new: NewDescription, *, by: Actor) -> None:
    """Write the place, and where it is of a site, that it is one with it."""
    place = NewPlace(
        new.told,
        Origin.STAFF,
        told_at=clock.now(),
        province=new.province,
        complaint=new.complaint,
        case=new.case,
        id=new.id,
    )
    note_place(place, by=by)
    if new.site is not None:
        pair = pair_by_hand(new.id, new.site, agency=by.agency)
        note_judgement(pair, Note(new.reason, verdict=Verdict.SAME), by=by)
