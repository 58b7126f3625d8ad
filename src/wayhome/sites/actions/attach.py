"""Attach a complaint to a site by hand."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.intake.queries.queue import QueueRow
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Erased
from wayhome.sites.actions.judge import judge_row
from wayhome.sites.actions.note_judgement import Noted, lock_judging
from wayhome.sites.actions.note_pair import pair_by_hand
from wayhome.sites.actions.note_place import NewPlace, note_place
from wayhome.sites.domain.origins import Origin
from wayhome.sites.domain.told import Told, read_told
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.models import Place


class AttachedAlready(Exception):
    """The complaint is at this site."""


def attach(*, complaint: QueueRow, code: str, reason: str, by: Actor) -> Noted:
    """Hold a complaint's place to be the site with this code, for a reason; undone like a judgement.

    A complaint that told no place gets one that says its province alone. Whoever calls asked before
    whether the actor may read the complaint. Raises AttachedAlready, AlreadyJudged, HeldDifferent,
    ReasonMissing, NotFound, Erased.
    """
    require(by, Permission.SITE_JUDGE)
    if complaint.erased_at is not None:
        raise Erased(complaint.erased_at)
    with atomic():
        lock_judging(by.agency)
        site = Place.objects.filter(agency_id=by.agency, code=code.strip().upper()).first()
        if site is None:
            raise NotFound
        place = _place_of(complaint, by=by)
        if place.site_id == site.site_id:
            raise AttachedAlready
        pair = pair_by_hand(place.id, site.id, agency=by.agency)
        return judge_row(pair, Verdict.SAME, reason=reason, by=by)


def _place_of(complaint: QueueRow, *, by: Actor) -> Place:
    """The place that the complaint told, added when there is none."""
    own = Place.objects.filter(agency_id=by.agency, complaint_id=complaint.id)
    found = own.order_by("origin", "registered_at", "id").first()
    if found is not None:
        return found
    told = read_told("", province=complaint.last_province)
    new = NewPlace(
        Told("", told.description),
        Origin.COMPLAINT,
        told_at=complaint.lodged_at,
        province=complaint.last_province,
        complaint=complaint.id,
    )
    return own.get(id=note_place(new, by=by))
