"""What was judged of pairs, by whom, and what of it is in force."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged, Said, in_force
from wayhome.kernel.reasons import open_reason
from wayhome.kernel.sealing import Place
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.models import Judgement
from wayhome.sites.queries.standing import said


def judgements(
    actor: Actor, pairs: Collection[UUID], *, is_opened: bool = False
) -> tuple[Judged[Verdict], ...]:
    """The history of pairs of the actor's agency, newest first.

    Part of a larger page, which asks the policy; whoever opens the reasons leaves the leaf.
    """
    rows = Judgement.objects.filter(agency_id=actor.agency, pair_id__in=pairs)
    told = tuple(rows.order_by("judged_at", "number"))
    standing = _in_force(told)
    return tuple(
        Judged(
            id=row.id,
            about=row.pair_id,
            verdict=Verdict(row.verdict) if row.verdict else None,
            by=row.judged_by,
            at=row.judged_at,
            is_in_force=row.id in standing,
            reason=_reason(row) if is_opened else "",
        )
        for row in reversed(told)
    )


def judgement(actor: Actor, judgement_id: UUID) -> Judged[Verdict]:
    """One judgement without its reason. Raises NotFound."""
    require(actor, Permission.SITE_JUDGE)
    row = Judgement.objects.filter(agency_id=actor.agency, id=judgement_id).first()
    if row is None:
        raise NotFound
    return next(each for each in judgements(actor, [row.pair_id]) if each.id == judgement_id)


def _reason(row: Judgement) -> str:
    """The reason in clear; empty when its key was destroyed."""
    return open_reason(row.sealed_reason, key=row.key_id, place=reason_place(row.id))


def reason_place(judgement: UUID) -> Place:
    """Where the reason of a judgement stands."""
    return Place("sites_judgement", "sealed_reason", judgement)


def _in_force(told: Collection[Judgement]) -> frozenset[UUID]:
    """The judgement in force of every pair."""
    histories: defaultdict[UUID, list[Said[Verdict]]] = defaultdict(list)
    for row in sorted(told, key=lambda row: row.number):
        histories[row.pair_id].append(said(row))
    last = (in_force(history) for history in histories.values())
    return frozenset(each.id for each in last if each)
