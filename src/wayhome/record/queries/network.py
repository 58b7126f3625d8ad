"""Who met whom, by the engagements that sources say were held."""

from collections.abc import Sequence
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.domain.engagements import MET
from wayhome.record.domain.meetings_between import Pair, pairs
from wayhome.record.queries.engagements import engagements


def network(
    actor: Actor,
    *,
    days: Period | None = None,
    about: UUID | None = None,
    with_planned: bool = False,
) -> Sequence[Pair]:
    """Pairs who met, the most frequent first; planned engagements count only when asked for."""
    found = engagements(actor, days)
    return pairs(
        (each for each in found if with_planned or each.status in MET),
        about=about,
    )
