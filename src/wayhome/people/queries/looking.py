"""Whether somebody is being looked for among the others just now."""

from collections.abc import Collection
from uuid import UUID

from wayhome.jobs.queue import is_waiting
from wayhome.kernel.actor import Actor

PROPOSING = "people.propose_matches"
FOLLOWING = "people.follow_names"
"""The job that makes a person findable by other names, and then asks for matches."""


def is_looking(actor: Actor, persons: Collection[UUID]) -> bool:
    """Whether matches of one of these persons are still being looked for.

    Part of a larger page or action, which asks the policy.
    """
    return any(
        is_waiting(job, agency=actor.agency, person=person)
        for person in persons
        for job in (PROPOSING, FOLLOWING)
    )
