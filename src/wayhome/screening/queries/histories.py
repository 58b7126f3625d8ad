"""What was said of hits, by whom, and what of it is in force."""

from collections.abc import Collection
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged, Said, in_force
from wayhome.kernel.reasons import open_reason
from wayhome.kernel.sealing import Place
from wayhome.screening.domain.verdicts import Verdict
from wayhome.screening.models import Review


def history(agency: UUID, hit: UUID) -> tuple[Said[Verdict], ...]:
    """Everything ever said of a hit, oldest first."""
    rows = Review.objects.filter(agency_id=agency, hit_id=hit).order_by("number")
    return tuple(map(_said, rows.only("id", "verdict", "takes_back")))


def opened_history(agency: UUID, hit: UUID) -> tuple[Judged[Verdict], ...]:
    """The history with reasons, newest first; whoever shows it has asked and leaves the leaf."""
    rows = tuple(Review.objects.filter(agency_id=agency, hit_id=hit).order_by("number"))
    standing = _standing(rows)
    return tuple(_line(row, standing=standing, reason=_reason(row)) for row in reversed(rows))


def review_of(actor: Actor, review: UUID) -> Judged[Verdict]:
    """One line of a hit's history, without its reason. Raises NotFound."""
    require(actor, Permission.SCREENING_JUDGE)
    row = Review.objects.filter(agency_id=actor.agency, id=review).first()
    if row is None:
        raise NotFound
    rows = tuple(
        Review.objects.filter(agency_id=actor.agency, hit_id=row.hit_id).order_by("number")
    )
    return _line(row, standing=_standing(rows))


def _line(row: Review, *, standing: UUID | None, reason: str = "") -> Judged[Verdict]:
    """A row as a value."""
    return Judged(
        id=row.id,
        about=row.hit_id,
        verdict=Verdict(row.verdict) if row.verdict else None,
        by=row.reviewed_by,
        at=row.reviewed_at,
        is_in_force=row.id == standing,
        reason=reason,
    )


def _standing(rows: Collection[Review]) -> UUID | None:
    """The review in force."""
    said = in_force(map(_said, rows))
    return said.id if said else None


def _said(row: Review) -> Said[Verdict]:
    return Said(row.id, Verdict(row.verdict) if row.verdict else None, row.takes_back)


def _reason(row: Review) -> str:
    """The reason in clear; empty when its key was destroyed."""
    return open_reason(row.sealed_reason, key=row.key_id, place=reason_place(row.id))


def reason_place(review: UUID) -> Place:
    """Where the reason of a review stands."""
    return Place("screening_review", "sealed_reason", review)
