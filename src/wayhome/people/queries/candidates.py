"""Who shares tokens with somebody: the first, cheap step of every search and every match.

It runs under a database role that may read tokens and nothing else, on a connection of its own,
and gives back ids and numbers. Whoever may open persons opens these afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.kernel.statements import run
from wayhome.people.domain.tokens import Probe

# Equality on bigint and uuid is leakproof, so the primary key serves this under row-level security
# as well; the agency leads the key, so that nobody else's persons are even counted. A token that
# more than `common` persons share says little and costs much: it is skipped.
_SQL = """
WITH hit AS MATERIALIZED (
    SELECT wanted.token, wanted.worth, found.persons, cardinality(found.persons) AS shared
    FROM unnest($2::int8[], $3::float8[]) AS wanted (token, worth)
    CROSS JOIN LATERAL (
        SELECT array_agg(person_id) AS persons
        FROM (
            SELECT person_id FROM people_token
            WHERE agency_id = $1::uuid AND token = wanted.token
            LIMIT $4::int8 + 1
        ) AS nearby
    ) AS found
    WHERE found.persons IS NOT NULL
), ranked AS (
    SELECT person_id, sum(worth * ln(2.0::float8 * $4::int8 / shared)) AS weight
    FROM hit CROSS JOIN LATERAL unnest(persons) AS one (person_id)
    WHERE shared <= $4::int8
    GROUP BY person_id
    ORDER BY weight DESC, person_id
    LIMIT $5::int8
)
SELECT NULL::int8 AS skipped, person_id, weight FROM ranked
UNION ALL
SELECT token, NULL, NULL FROM hit WHERE shared > $4::int8
ORDER BY weight DESC, person_id
"""

_HOUR = "%Y-%m-%d %H"


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to look: the most persons to find, and of these to compare in full.

    A token that more than `common` persons share is too common to be looked up.
    """

    most: int
    compared: int = 25
    common: int = 2_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A person who shares tokens; `weight` counts how many and how rare these are."""

    person: UUID
    weight: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """Persons who share tokens, the most telling first, and how many tokens were too common."""

    hits: tuple[Hit, ...]
    skipped: int


def candidates(actor: Actor, probes: Sequence[Probe], reach: Reach) -> Candidates:
    """The persons of the actor's agency who share these tokens: ids and weights, nothing opened.

    Part of a larger query or action, which asks the policy and leaves the leaf.
    """
    if not probes:
        return Candidates(hits=(), skipped=0)
    common = _too_common(actor.agency, reach.common, clock.now().strftime(_HOUR))
    asked = [probe for probe in probes if probe.token not in common]
    tokens = [probe.token for probe in asked]
    worths = [probe.worth for probe in asked]
    with context.acting(actor, role=DbRole.MATCHING):
        found = run(_SQL, actor.agency, tokens, worths, reach.common, reach.most)
    common.update(token for token, person, _ in found.rows if not person)
    hits = tuple(Hit(person, weight) for _, person, weight in found.rows if person)
    return Candidates(hits=hits, skipped=sum(probe.token in common for probe in probes))


@lru_cache(maxsize=256)
def _too_common(agency: UUID, most: int, hour: str) -> set[int]:  # noqa: ARG001  # parts of the key
    """Tokens that more than so many persons shared when they were asked for within this hour.

    Counting these takes longer than looking up all others; which they are changes slowly.
    """
    return set()
