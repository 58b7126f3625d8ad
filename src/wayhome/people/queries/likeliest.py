"""Who is likeliest to be a described person: found by tokens, opened, and weighed.

Finding runs under the role that reads tokens only; what it returns is opened and weighed here,
under the role of whoever asks, who may open persons.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.matching.description import Description
from wayhome.matching.prepared import prepare
from wayhome.matching.score import Score, Scorer
from wayhome.people.domain.tokens import linking_probes
from wayhome.people.queries.candidates import Reach, candidates
from wayhome.people.queries.described import Described, described

REACH = Reach(most=60)


@dataclass(frozen=True, slots=True)
class Likely:
    """A person and how well it fits, with every reason."""

    person: Described
    score: Score


@dataclass(frozen=True, slots=True)
class Likeliest:
    """Persons, the likeliest first, and how many tokens were too common to look up."""

    found: tuple[Likely, ...]
    skipped: int


def likeliest(
    actor: Actor,
    description: Description,
    *,
    reach: Reach = REACH,
    without: Collection[UUID] = (),
) -> Likeliest:
    """Everybody worth comparing in the actor's agency, weighed; `without` are clusters left out.

    Part of a larger query or action, which asks the policy and leaves the leaf.
    """
    near = candidates(actor, linking_probes(actor.agency, description), reach)
    asked = prepare(description)
    weigh = _scorer().score
    found = [
        Likely(each, weigh(asked, prepare(each.description)))
        for each in described(actor.agency, [hit.person for hit in near.hits])
        if each.cluster not in without
    ]
    found.sort(key=lambda each: (-each.score.weight, each.person.id))
    return Likeliest(found=tuple(found), skipped=near.skipped)


@cache
def _scorer() -> Scorer:
    """The scorer of this process, made at its first question."""
    return Scorer()
