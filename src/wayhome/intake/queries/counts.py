"""How many complaints there are, by one thing at a time, and which ones they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.intake.models import Complaint
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.period import Period


class Dimension(StrEnum):
    """What complaints are counted by; the value is the column."""

    LODGER_KIND = "lodger_kind"
    LODGER_AGENCY = "lodger_agency_id"
    NATIONALITY = "nationality"
    COUNTRY = "last_country"
    PROVINCE = "last_province"
    CHANNEL = "channel"
    LANGUAGE = "language"
    SEX = "sex"
    DANGER = "danger"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many complaints share a value; the value is empty where it is not known."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a count is narrowed to: some nationalities, one lodger, one receiver; none means all."""

    nationalities: frozenset[str] = frozenset()
    lodger_agency: UUID | None = None
    receiver: UUID | None = None


def counts(
    actor: Actor, period: Period, *, by: Dimension, scope: Narrowing | None = None
) -> tuple[Tally, ...]:
    """Complaints lodged in a period by one dimension, the most frequent first.

    Staff count what their agency received, partners what they lodged. Raises NotFound.
    """
    rows = _lodged_in(actor, period, scope).values_list(by.value).annotate(n=Count("*"))
    tallies = (Tally(value="" if value is None else str(value), count=n) for value, n in rows)
    return tuple(sorted(tallies, key=lambda tally: (-tally.count, tally.value)))


def total(actor: Actor, period: Period, *, scope: Narrowing | None = None) -> int:
    """All complaints lodged in a period. Raises NotFound."""
    return _lodged_in(actor, period, scope).count()


def complaint_ids(
    actor: Actor,
    period: Period,
    *,
    by: Dimension | None = None,
    value: str = "",
    scope: Narrowing | None = None,
) -> frozenset[UUID]:
    """The complaints behind a figure. Raises NotFound."""
    found = _lodged_in(actor, period, scope)
    if by is Dimension.LODGER_AGENCY and not value:
        found = found.filter(lodger_agency_id=None)
    elif by is not None:
        found = found.filter(**{by.value: value})
    return frozenset(found.values_list("id", flat=True))


@dataclass(frozen=True, slots=True)
class FirstAction:
    """A complaint's days from lodging to the first action on it; None while it waits."""

    complaint: UUID
    days: float | None


def first_actions(
    actor: Actor, period: Period, *, scope: Narrowing | None = None
) -> tuple[FirstAction, ...]:
    """Time to first action for every complaint lodged in a period. Raises NotFound."""
    rows = _lodged_in(actor, period, scope).values_list("id", "lodged_at", "first_action_at")
    return tuple(
        FirstAction(
            complaint=complaint,
            days=None if acted is None else (acted - lodged).total_seconds() / 86_400,
        )
        for complaint, lodged, acted in rows
    )


def within(actor: Actor, complaints: Iterable[UUID], scope: Narrowing) -> frozenset[UUID]:
    """Those of the given complaints that a narrowing lets through. Raises NotFound."""
    found = _narrowed(_countable(actor), scope).filter(id__in=list(complaints))
    return frozenset(found.values_list("id", flat=True))


def _lodged_in(actor: Actor, period: Period, scope: Narrowing | None) -> QuerySet[Complaint]:
    """What the actor may count of a period."""
    return _narrowed(_countable(actor), scope or Narrowing()).filter(
        lodged_at__gte=period.begins_at(), lodged_at__lt=period.ends_before()
    )


def _countable(actor: Actor) -> QuerySet[Complaint]:
    """What the actor may count."""
    require(actor, Permission.REPORT_READ)
    column = "lodger_agency_id" if actor.kind is ActorKind.PARTNER else "agency_id"
    return Complaint.objects.filter(**{column: actor.agency}).order_by()


def _narrowed(found: QuerySet[Complaint], scope: Narrowing) -> QuerySet[Complaint]:
    """Apply a narrowing."""
    if scope.nationalities:
        found = found.filter(nationality__in=sorted(scope.nationalities))
    if scope.lodger_agency is not None:
        found = found.filter(lodger_agency_id=scope.lodger_agency)
    if scope.receiver is not None:
        found = found.filter(agency_id=scope.receiver)
    return found
