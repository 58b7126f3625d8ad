"""Who shares tokens with somebody: the first, cheap step of every search and every match."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayhome.kernel.database import connection
from wayhome.people.queries.described import Described, opened

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
SELECT skipped.tokens, person.id, person.cluster_id, person.complaint_id, person.key_id,
    person.sealed_identity,
    (
        SELECT count(*) FROM people_person AS mention
        WHERE mention.agency_id = %(agency)s AND mention.cluster_id = person.cluster_id
    )
FROM (SELECT count(*) AS tokens FROM counted WHERE persons > %(common)s) AS skipped
LEFT JOIN (
    ranked JOIN people_person AS person
    ON person.agency_id = %(agency)s AND person.id = ranked.person_id
) ON true
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

    persons: tuple[Described, ...]
    skipped: int


def candidates(agency: UUID, tokens: Sequence[int], reach: Reach) -> Candidates:
    """The persons of an agency who share these tokens, ranked by number and rarity, opened.

    One statement finds, ranks and fetches. Whoever shows them to somebody leaves the leaf.
    """
    values: dict[str, Any] = {
        "agency": agency,
        "tokens": list(tokens),
        "common": reach.common,
        "most": reach.most,
    }
    with connection().cursor() as cursor:
        cursor.execute(_SQL, values)
        rows = cursor.fetchall()
    found = []
    for _, person, cluster, complaint, key_id, sealed, mentions in rows:
        told = opened(sealed, key_id=key_id, person=person) if person else None
        if told is not None:
            found.append(Described(person, cluster, complaint, told, mentions))
    return Candidates(persons=tuple(found), skipped=rows[0][0])
