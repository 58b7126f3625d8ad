"""What was judged of pairs, by whom, and what of it is in force."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.keystore import KeyMissing
from wayhome.sites.domain.reasons import open_reason
from wayhome.sites.domain.verdicts import Said, Verdict, in_force
from wayhome.sites.models import Judgement


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of a pair's history; `verdict` is None for a retraction.

    `reason` is empty unless the history was opened for a purpose.
    """

    id: UUID
    pair: UUID
    verdict: Verdict | None
    by: UUID | None
    at: datetime
    is_in_force: bool
    reason: str = field(default="", repr=False)


def judgements(
    actor: Actor, pairs: Collection[UUID], *, is_opened: bool = False
) -> tuple[Judged, ...]:
    """The history of pairs of the actor's agency, newest first.

    Part of a larger page, which asks the policy; whoever opens the reasons leaves the leaf.
    """
    rows = Judgement.objects.filter(agency_id=actor.agency, pair_id__in=pairs)
    told = tuple(rows.order_by("judged_at", "number"))
    standing = {said.id for each in set(pairs) if (said := in_force(_history(told, each)))}
    return tuple(
        Judged(
            id=row.id,
            pair=row.pair_id,
            verdict=Verdict(row.verdict) if row.verdict else None,
            by=row.judged_by,
            at=row.judged_at,
            is_in_force=row.id in standing,
            reason=_reason(row) if is_opened else "",
        )
        for row in reversed(told)
    )


def judgement(actor: Actor, judgement_id: UUID) -> Judged:
    """One judgement without its reason. Raises NotFound."""
    require(actor, Permission.SITE_JUDGE)
    row = Judgement.objects.filter(agency_id=actor.agency, id=judgement_id).first()
    if row is None:
        raise NotFound
    return next(each for each in judgements(actor, [row.pair_id]) if each.id == judgement_id)


def _history(told: Iterable[Judgement], pair: UUID) -> list[Said]:
    """What was said of one pair, oldest first."""
    own = sorted((row for row in told if row.pair_id == pair), key=lambda row: row.number)
    return [
        Said(
            id=row.id, verdict=Verdict(row.verdict) if row.verdict else None, retracts=row.retracts
        )
        for row in own
    ]


def _reason(row: Judgement) -> str:
    """The reason in clear; empty when its key was destroyed."""
    if row.sealed_reason is None:
        return ""
    try:
        key = keys.store().get(row.key_id)
    except KeyMissing:
        return ""
    return open_reason(bytes(row.sealed_reason), key=key, judgement=row.id)
