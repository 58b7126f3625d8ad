"""Count a period from the registers of intake and casework."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from uuid import UUID

from wayhome.cases.domain.outcomes import Outcome
from wayhome.cases.queries.traced import LocatedMention, located_mentions, outcomes_of
from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.insight.domain.tally import Tally
from wayhome.intake.queries.counts import (
    Dimension,
    FirstAction,
    Narrowing,
    complaint_ids,
    counts,
    first_actions,
    within,
)
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period

DIMENSIONS: Mapping[IndicatorCode, Dimension] = {
    IndicatorCode.COMPLAINTS_BY_LODGER: Dimension.LODGER_KIND,
    IndicatorCode.COMPLAINTS_BY_NATIONALITY: Dimension.NATIONALITY,
    IndicatorCode.COMPLAINTS_BY_PROVINCE: Dimension.PROVINCE,
    IndicatorCode.COMPLAINTS_BY_CHANNEL: Dimension.CHANNEL,
}
"""The column behind each breakdown."""

_SUBSTANTIATED = frozenset({Outcome.SUBSTANTIATED, Outcome.PARTLY})
_HOURS_IN_DAY = 24


def count(actor: Actor, period: Period, *, scope: Narrowing | None = None) -> Tally:
    """Everything that a progress report counts. Raises NotFound."""
    received = complaint_ids(actor, period, scope=scope)
    outcomes = concluded(actor, received)
    located = located_in(actor, period, scope=scope)
    return Tally(
        received=len(received),
        concluded=len(outcomes),
        substantiated=sum(outcome in _SUBSTANTIATED for outcome in outcomes.values()),
        located=len({mention.person for mention in located}),
        hours=tuple(hours for _, hours in waits(first_actions(actor, period, scope=scope))),
        tables={
            indicator: {
                tally.value: tally.count
                for tally in counts(actor, period, by=dimension, scope=scope)
            }
            for indicator, dimension in DIMENSIONS.items()
        },
    )


def concluded(actor: Actor, complaints: Collection[UUID]) -> Mapping[UUID, Outcome]:
    """Those complaints whose finding decides; undetermined does not."""
    return {
        complaint: outcome
        for complaint, outcome in outcomes_of(actor, complaints).items()
        if outcome is not Outcome.UNDETERMINED
    }


def located_in(
    actor: Actor, period: Period, *, scope: Narrowing | None = None
) -> tuple[LocatedMention, ...]:
    """Mentions of persons located in a period whose complaint a narrowing lets through."""
    mentions = located_mentions(actor, period)
    if scope is None:
        return mentions
    kept = within(actor, {mention.complaint for mention in mentions}, scope)
    return tuple(mention for mention in mentions if mention.complaint in kept)


def waits(actions: Collection[FirstAction]) -> tuple[tuple[UUID, Decimal], ...]:
    """Hours from lodging to the first action, for complaints that had one."""
    return tuple(
        (action.complaint, Decimal(str(action.days)) * _HOURS_IN_DAY)
        for action in actions
        if action.days is not None
    )
