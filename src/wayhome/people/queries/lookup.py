"""Ask the sealed register for a described person: the ten likeliest, with every reason."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.matching.compare.comparison import Comparison
from wayhome.matching.description import Description
from wayhome.people.domain.identity import GROUPS, within
from wayhome.people.queries.likeliest import Likely, likeliest
from wayhome.people.queries.reading import unread

MOST = 10


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who may be the described person: what is known, how likely it is, and why.

    `weight` is in log2 and equals the prior plus the weights of `reasons`.
    """

    person: UUID
    cluster: UUID
    complaint: UUID
    description: Description
    weight: float
    probability: float
    reasons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """At most ten, the likeliest first; `skipped` counts tokens too common to look up.

    `unread` counts persons still found by older rules of reading names.
    """

    found: tuple[Match, ...]
    skipped: int
    unread: int = 0


def lookup(actor: Actor, description: Description, *, purpose: Purpose) -> Matches:
    """Who in the actor's agency may be the person that a description is about.

    Nobody of another agency is found or counted, and what the actor's field groups do not hold
    comes back untold. Leaves one leaf, without the description. Raises NotFound.
    """
    decision = require(actor, Permission.PERSON_SEARCH)
    if purpose not in decision.purposes:
        raise NotFound
    near = likeliest(actor, description)
    groups = GROUPS & decision.field_groups
    found = tuple(_match(each, groups) for each in near.found[:MOST])
    about = About(
        kind="register",
        id=actor.agency,
        purpose=purpose.value,
        field_groups=[group.value for group in groups],
        detail={"hits": len(found)},
    )
    leave_leaf(by=actor, tag=Tag.PEOPLE_REGISTER_SEARCHED, about=about)
    return Matches(found=found, skipped=near.skipped, unread=unread(actor))


def _match(likely: Likely, groups: frozenset[FieldGroup]) -> Match:
    return Match(
        person=likely.person.id,
        cluster=likely.person.cluster,
        complaint=likely.person.complaint,
        description=within(likely.person.description, groups),
        weight=likely.score.weight,
        probability=likely.score.probability,
        reasons=likely.score.comparisons,
    )
