"""Take a judgement back: the sites become what they would be had nobody made it."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.judging import in_force
from wayhome.sites.actions.note_judgement import Note, Noted, lock_judging, note_judgement
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.models import Judgement, Pair
from wayhome.sites.queries.standing import history


class NotInForce(Exception):
    """The judgement was taken back already, or a later one replaced it."""


def retract(*, judgement: UUID, reason: str, by: Actor) -> Noted:
    """Take back the judgement in force of a pair, for a reason.

    Raises NotInForce, ReasonMissing, NotFound.
    """
    require(by, Permission.SITE_JUDGE)
    with atomic():
        lock_judging(by.agency)
        row = _pair_of(judgement, agency=by.agency)
        said = in_force(history(by.agency, row.id))
        if said is None or said.id != judgement:
            raise NotInForce
        noted = note_judgement(row, Note(reason, retracts=said.id), by=by)
        was_same = said.verdict is Verdict.SAME
        tag = Tag.SITES_SITES_PARTED if was_same else Tag.SITES_JUDGEMENT_RETRACTED
        detail: dict[str, str | int | bool | None] = {
            "judgement": str(noted.judgement),
            "retracts": str(said.id),
            "sites": len(noted.sites),
        }
        leave_leaf(by=by, tag=tag, about=About(kind="site_pair", id=row.id, detail=detail))
    return noted


def _pair_of(judgement: UUID, *, agency: UUID) -> Pair:
    """The pair that a judgement is about. Raises NotFound."""
    judged = Judgement.objects.filter(agency_id=agency, id=judgement)
    pair = Pair.objects.filter(agency_id=agency, id__in=judged.values("pair_id")).first()
    if pair is None:
        raise NotFound
    return pair
