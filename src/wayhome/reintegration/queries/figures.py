"""What figures about return and reintegration are counted from."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.people.queries.mentions import mentions
from wayhome.reintegration.domain.following import FollowEvent
from wayhome.reintegration.domain.returning import ReturnEvent
from wayhome.reintegration.models import FollowingEntry, ReturnEntry


@dataclass(frozen=True, slots=True)
class Counted:
    """One event: about which person (all mentions held to be the same share it), and where."""

    person: UUID
    complaint: UUID
    case: UUID


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened in a period, by the day of the event; each figure opens into its events."""

    returned: tuple[Counted, ...]
    follow_ups_done: tuple[Counted, ...]
    reintegrated: tuple[Counted, ...]
    lost: tuple[Counted, ...]
    trafficked_again: tuple[Counted, ...]


def persons_in(events: Iterable[Counted]) -> int:
    """How many persons these events are about; somebody returned twice is one person."""
    return len({each.person for each in events})


def figures(actor: Actor, period: Period) -> Figures:
    """The events of a period, both days included. Raises NotFound.

    An event counts by the day on which it happened, also when a later one changed the state:
    somebody lost in March and found in May was lost in March.
    """
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    inside = {
        "agency_id": actor.agency,
        "happened_on__gte": period.starts_on,
        "happened_on__lte": period.ends_on,
    }
    of_return = ReturnEntry.objects.filter(event=ReturnEvent.HAND_OVER, **inside)
    of_following = FollowingEntry.objects.filter(**inside).order_by("happened_on", "id")
    returned = list(of_return.values_list("returning__complaint_id", "returning__case_id"))
    told: dict[str, list[tuple[UUID, UUID]]] = {}
    for event, complaint, case in of_following.values_list(
        "event", "following__complaint_id", "following__case_id"
    ):
        told.setdefault(event, []).append((complaint, case))
    return Figures(
        returned=_counted(actor, returned),
        follow_ups_done=_counted(actor, told.get(FollowEvent.REPORT, [])),
        reintegrated=_counted(actor, told.get(FollowEvent.CONFIRM, [])),
        lost=_counted(actor, told.get(FollowEvent.LOSE, [])),
        trafficked_again=_counted(actor, told.get(FollowEvent.TRAFFIC_AGAIN, [])),
    )


def _counted(actor: Actor, rows: list[tuple[UUID, UUID]]) -> tuple[Counted, ...]:
    """Events with the person each is about; one whose complaint is not registered is left out."""
    if not rows:
        return ()
    found = mentions(actor, complaints={complaint for complaint, _case in rows})
    persons = {each.complaint: each.cluster for each in found}
    return tuple(
        Counted(persons[complaint], complaint, case)
        for complaint, case in rows
        if complaint in persons
    )
