"""What was judged of pairs, by whom, and what of it is in force."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.kernel.reasons import open_reason
from wayhome.people.domain.impact import Impact
from wayhome.people.domain.sealed import reason_place
from wayhome.people.domain.verdicts import Said, Verdict, in_force
from wayhome.people.models import Judgement
from wayhome.people.queries.standing import said


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of a pair's history; `verdict` is None for a retraction.

    `impact` says why a "same" needed a second person, `settles` that it ended a disagreement.
    `reason` is empty unless the history was opened for a purpose.
    """

    id: UUID
    pair: UUID
    verdict: Verdict | None
    by: UUID | None
    at: datetime
    is_in_force: bool
    impact: tuple[Impact, ...] = ()
    settles: bool = False
    reason: str = ""


def judgements(
    actor: Actor, pairs: Collection[UUID], *, is_opened: bool = False
) -> tuple[Judged, ...]:
    """The history of pairs of the actor's agency, newest first.

    Part of a larger page, which asks the policy; whoever opens the reasons leaves the leaf.
    """
    rows = Judgement.objects.filter(agency_id=actor.agency, pair_id__in=pairs)
    told = tuple(rows.order_by("judged_at", "number"))
    standing = _in_force(told)
    return tuple(
        Judged(
            id=row.id,
            pair=row.pair_id,
            verdict=Verdict(row.verdict) if row.verdict else None,
            by=row.judged_by,
            at=row.judged_at,
            is_in_force=row.id in standing,
            impact=tuple(Impact(code) for code in row.impact),
            settles=row.settles,
            reason=_reason(row) if is_opened else "",
        )
        for row in reversed(told)
    )


def judgements_named(actor: Actor, ids: Collection[UUID]) -> tuple[Judged, ...]:
    """These judgements of the actor's agency, oldest first, without their reasons.

    Part of a larger page, which asks the policy.
    """
    own = Judgement.objects.filter(agency_id=actor.agency, id__in=list(ids))
    pairs = set(own.values_list("pair_id", flat=True))
    return tuple(line for line in reversed(judgements(actor, pairs)) if line.id in ids)


def _in_force(told: Collection[Judgement]) -> frozenset[UUID]:
    """The judgements in force of every pair."""
    histories: defaultdict[UUID, list[Said]] = defaultdict(list)
    for row in sorted(told, key=lambda row: row.number):
        histories[row.pair_id].append(said(row))
    return frozenset(each.id for history in histories.values() for each in in_force(history))


def _reason(row: Judgement) -> str:
    """The reason in clear; empty when its key was destroyed."""
    return open_reason(row.sealed_reason, key=row.key_id, place=reason_place(row.id))
