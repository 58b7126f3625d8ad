"""Who is likeliest to be a described person: found by tokens, opened, and weighed in two steps.

Finding runs under the role that reads tokens only; what it returns is opened and weighed here,
under the role of whoever asks, who may open persons. Comparing names costs most, so everything else
is weighed first, and only those that still stand in front are compared in full.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.matching.description import Description
from wayhome.matching.prepared import Prepared, prepare
from wayhome.matching.score import Score, Scorer
from wayhome.people.domain.tokens import linking_probes
from wayhome.people.queries.candidates import Reach, candidates
from wayhome.people.queries.described import Described, described

QUICK = Reach(most=100, compared=25, common=1_000)
"""For somebody who waits."""

THOROUGH = Reach(most=300, compared=100)
"""For a job that nobody waits for."""


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
    reach: Reach = QUICK,
    without: Collection[UUID] = (),
) -> Likeliest:
    """Everybody worth comparing in the actor's agency, weighed; `without` are clusters left out.

    Part of a larger query or action, which asks the policy and leaves the leaf.
    """
    near = candidates(actor, linking_probes(actor.agency, description), reach)
    weights = {hit.person: hit.weight for hit in near.hits}
    asked = prepare(description)
    read = [
        _Read(each, prepare(each.description))
        for each in described(actor.agency, weights)
        if each.cluster not in without
    ]
    weigh = _scorer().score
    found = [
        Likely(each.person, weigh(asked, each.told))
        for each in _in_front(asked, read, weights, most=reach.compared)
    ]
    found.sort(key=lambda each: (-each.score.weight, each.person.id))
    return Likeliest(found=tuple(found), skipped=near.skipped)


@dataclass(frozen=True, slots=True)
class _Read:
    """A person, and the description as it is compared."""

    person: Described
    told: Prepared


def _in_front(
    asked: Prepared, read: list[_Read], weights: dict[UUID, float], *, most: int
) -> list[_Read]:
    """Those to compare in full: by the tokens they share and all but the name."""
    if len(read) <= most:
        return read
    weigh = _scorer().weight_beside_name

    def standing(each: _Read) -> float:
        return weights[each.person.id] + weigh(asked, each.told)

    return nlargest(most, read, key=standing)


@cache
def _scorer() -> Scorer:
    """The scorer of this process, made at its first question."""
    return Scorer()
