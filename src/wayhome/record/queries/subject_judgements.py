"""What was judged of pairs of mentions, by whom and why, and what of it is in force."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged, in_force
from wayhome.record.domain.subject_verdicts import Said, Verdict
from wayhome.record.models import SubjectJudgement, SubjectPair
from wayhome.record.queries.subject_standing import said


def judgements(actor: Actor, pairs: Collection[UUID]) -> tuple[Judged[Verdict], ...]:
    """The history of pairs of the actor's agency with its reasons, newest first."""
    require(actor, Permission.FACT_REVIEW)
    rows = SubjectJudgement.objects.filter(agency_id=actor.agency, pair_id__in=list(pairs))
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
            reason=row.reason,
        )
        for row in reversed(told)
    )


def judgements_about(actor: Actor, mentions: Iterable[UUID]) -> tuple[Judged[Verdict], ...]:
    """What was judged of every pair that one of these mentions is part of, newest first."""
    ids = list(mentions)
    either = Q(left_id__in=ids) | Q(right_id__in=ids)
    pairs = SubjectPair.objects.filter(either, agency_id=actor.agency)
    return judgements(actor, list(pairs.values_list("id", flat=True)))


def judgements_named(actor: Actor, ids: Collection[UUID]) -> tuple[Judged[Verdict], ...]:
    """These judgements, the oldest first; for naming what stands in the way of another."""
    rows = SubjectJudgement.objects.filter(agency_id=actor.agency, id__in=list(ids))
    pairs = set(rows.values_list("pair_id", flat=True))
    return tuple(each for each in reversed(judgements(actor, pairs)) if each.id in set(ids))


def judgement(actor: Actor, judgement_id: UUID) -> Judged[Verdict]:
    """One judgement. Raises NotFound."""
    found = judgements_named(actor, [judgement_id])
    if not found:
        raise NotFound
    return found[0]


def _in_force(told: Collection[SubjectJudgement]) -> frozenset[UUID]:
    """The judgement in force of every pair."""
    histories: defaultdict[UUID, list[Said]] = defaultdict(list)
    for row in sorted(told, key=lambda row: row.number):
        histories[row.pair_id].append(said(row))
    last = (in_force(history) for history in histories.values())
    return frozenset(each.id for each in last if each)
