"""Whose tokens are still those of older rules of reading names, while they are made anew."""

from wayhome.kernel.actor import Actor
from wayhome.kernel.statements import run
from wayhome.people.domain.model_mark import reading_mark

MOST_COUNTED = 1_000
_COUNT = """
SELECT count(*) FROM (
    SELECT FROM people_person
    WHERE agency_id = $1::uuid AND read_with < $2::int4 AND sealed_identity IS NOT NULL
    LIMIT $3::int8
) AS waiting
"""


def unread(actor: Actor) -> int:
    """How many persons of the actor's agency wait to be read anew; counted up to 1,000.

    They are found by what both versions of the rules have in common. Part of a larger query, which
    asks the policy.
    """
    # Smaller, not different: while two versions run side by side during an upgrade, the older one
    # must not take the newer one's work for undone.
    return int(run(_COUNT, actor.agency, reading_mark(), MOST_COUNTED).rows[0][0])
