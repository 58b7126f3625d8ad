"""Put the undecided pairs of some persons in the order of what a decision on them is worth."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.people.domain.turn import turn
from wayhome.people.domain.verdicts import DECIDED
from wayhome.people.models import Pair, Person
from wayhome.people.queries.stakes import sides


def weigh_pairs(*, persons: Collection[UUID], by: Actor) -> int:
    """Weigh the undecided pairs of everybody held to be one of these; returns how many moved.

    Part of what made it needed (a proposal, a judgement, a case), which leaves the leaf.
    """
    require(by, Permission.PERSON_REGISTER)
    own = Person.objects.filter(agency_id=by.agency)
    clusters = set(own.filter(id__in=list(persons)).values_list("cluster_id", flat=True))
    ids = list(own.filter(cluster_id__in=clusters).values_list("id", flat=True))
    undecided = Pair.objects.filter(agency_id=by.agency).exclude(state__in=DECIDED)
    rows = list(undecided.filter(Q(left_id__in=ids) | Q(right_id__in=ids)))
    hanging = sides(by, {end for row in rows for end in (row.left_id, row.right_id)})
    moved = []
    for row in rows:
        found = turn(row.probability, hanging[row.left_id], hanging[row.right_id])
        at = row.proposed_at - timedelta(days=found.points)
        reasons = [reason.value for reason in found.reasons]
        if (row.turn_at, row.turn_reasons) != (at, reasons):
            row.turn_at, row.turn_reasons = at, reasons
            moved.append(row)
    Pair.objects.bulk_update(moved, ["turn_at", "turn_reasons"])
    return len(moved)
