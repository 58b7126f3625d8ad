"""What happened after the finding, in a period: operations, help, courts, the way home."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.care.queries.figures import first_served, referrals_accepted
from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.justice.queries.figures import figures as judicial
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.operations.queries.figures import operations_done, persons_freed
from wayhome.people.queries.mentions import mentions
from wayhome.reintegration.queries.figures import Counted
from wayhome.reintegration.queries.figures import figures as of_return


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a figure counts: those of the same `counted` are counted once.

    `complaint` and `case` are where it opens into; None where nobody knows.
    """

    counted: UUID
    complaint: UUID | None
    case: UUID | None


def happened(actor: Actor, period: Period) -> Mapping[Code, tuple[Happening, ...]]:
    """Everything after the finding that a report counts. Raises NotFound."""
    returns = of_return(actor, period)
    courts = judicial(actor, period)
    return {
        Code.OPERATIONS_DONE: tuple(
            Happening(each.operation, None, case)
            for each in operations_done(actor, period)
            for case in each.cases or (None,)
        ),
        Code.PERSONS_FREED: _freed(actor, period),
        Code.PERSONS_SUPPORTED: tuple(
            Happening(each.person, each.complaint, each.case)
            for each in first_served(actor, period)
        ),
        Code.REFERRALS_ACCEPTED: tuple(
            Happening(each.referral, None, each.case) for each in referrals_accepted(actor, period)
        ),
        Code.VERDICTS_GIVEN: tuple(
            Happening(each.line, None, each.case) for each in courts.verdicts
        ),
        Code.PERSONS_RETURNED: _persons(returns.returned),
        Code.FOLLOW_UPS_DONE: tuple(
            Happening(UUID(int=number), each.complaint, each.case)
            for number, each in enumerate(returns.follow_ups_done)
        ),
        Code.PERSONS_REINTEGRATED: _persons(returns.reintegrated),
        Code.PERSONS_LOST: _persons(returns.lost),
        Code.PERSONS_TRAFFICKED_AGAIN: _persons(returns.trafficked_again),
    }


def times(happenings: Iterable[Happening]) -> int:
    """How many different things happened."""
    return len({each.counted for each in happenings})


def _freed(actor: Actor, period: Period) -> tuple[Happening, ...]:
    """Persons freed; whoever is known from complaints counts once, however often they stand there."""
    found = persons_freed(actor, period)
    told = {each.complaint for each in found if each.complaint}
    known = mentions(actor, complaints=told) if told else ()
    person = {each.complaint: each.cluster for each in known}
    return tuple(
        Happening(
            person.get(each.complaint, each.person) if each.complaint else each.person,
            each.complaint,
            each.case,
        )
        for each in found
    )


def _persons(events: Iterable[Counted]) -> tuple[Happening, ...]:
    return tuple(Happening(each.person, each.complaint, each.case) for each in events)
