"""Who shares tokens with somebody: the first, cheap step of every search and every match."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayhome.kernel.database import connection

# Equality on bigint and uuid is leakproof, so the primary key serves this under row-level security
# as well. A token that more than `common` persons share says little and costs much: it is skipped.
_SQL = """
WITH hit AS MATERIALIZED (
    SELECT wanted.token, found.person_id
    FROM unnest(%(tokens)s::int8[]) AS wanted (token)
    CROSS JOIN LATERAL (
        SELECT person_id FROM people_token
        WHERE agency_id = %(agency)s AND token = wanted.token
        LIMIT %(common)s + 1
    ) AS found
), counted AS (
    SELECT token, count(*) AS persons FROM hit GROUP BY token
), ranked AS (
    SELECT hit.person_id, sum(ln(2.0::float8 * %(common)s / counted.persons)) AS worth
    FROM hit JOIN counted USING (token)
    WHERE counted.persons <= %(common)s
    GROUP BY hit.person_id
    ORDER BY worth DESC, hit.person_id
    LIMIT %(most)s
)
SELECT skipped.tokens, ranked.person_id
FROM (SELECT count(*) AS tokens FROM counted WHERE persons > %(common)s) AS skipped
LEFT JOIN ranked ON true
ORDER BY ranked.worth DESC, ranked.person_id
"""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to look: the most persons to return, and from how many a token is too common."""

    most: int
    common: int = 2_000


@dataclass(frozen=True, slots=True)
class Candidates:
    """Persons who share tokens, the most telling first, and how many tokens were too common."""

    persons: tuple[UUID, ...]
    skipped: int


def candidates(agency: UUID, tokens: Sequence[int], reach: Reach) -> Candidates:
    """The persons of an agency who share these tokens, ranked by number and rarity."""
    values: dict[str, Any] = {
        "agency": agency,
        "tokens": list(tokens),
        "common": reach.common,
        "most": reach.most,
    }
    with connection().cursor() as cursor:
        cursor.execute(_SQL, values)
        rows = cursor.fetchall()
    return Candidates(
        persons=tuple(person for _, person in rows if person is not None),
        skipped=rows[0][0],
    )
