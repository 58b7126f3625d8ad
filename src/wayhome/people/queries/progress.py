"""How far the review is: what lies in each pile, and what somebody judged today."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.people.domain.verdicts import PairState
from wayhome.people.models import Judgement, Pair
from wayhome.people.queries.pairs import unerased


@dataclass(frozen=True, slots=True)
class Progress:
    """Pairs in each pile, and how many the actor judged since a moment."""

    piles: dict[PairState, int]
    judged: int


def progress(actor: Actor, *, since: datetime) -> Progress:
    """The state of the review in the actor's agency. Raises NotFound."""
    require(actor, Permission.MATCH_READ)
    own = unerased(Pair.objects.filter(agency_id=actor.agency), actor.agency).order_by()
    counted = dict(own.values_list("state").annotate(Count("id")))
    judged = Judgement.objects.filter(
        agency_id=actor.agency, judged_by=actor.user, judged_at__gte=since
    ).exclude(verdict="")
    return Progress(
        piles={pile: counted.get(pile.value, 0) for pile in PairState},
        judged=judged.values("pair_id").distinct().count(),
    )
