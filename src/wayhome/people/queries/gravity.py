"""Whether joining a pair needs a second person, as things stand now."""

from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.people.domain.impact import Impact, impact
from wayhome.people.queries.pairs import PairRow
from wayhome.people.queries.stakes import sides


def gravity(actor: Actor, pair: PairRow) -> tuple[Impact, ...]:
    """Why somebody else must confirm a join of this pair; empty when one reviewer is enough.

    Part of a larger action or page, which asks the policy.
    """
    ends: tuple[UUID, UUID] = (pair.left.person, pair.right.person)
    hanging = sides(actor, ends)
    return impact(
        pair.comparisons,
        probability=pair.probability,
        left=hanging[ends[0]],
        right=hanging[ends[1]],
    )
