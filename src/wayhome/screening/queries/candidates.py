"""Which entries share tokens with a name: the first, cheap step of a screening."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wayhome.kernel.database import connection
from wayhome.screening.domain.listings import ListedName, Listing, SubjectKind, from_json, names_in
from wayhome.screening.models import SanctionsList

MOST = 200
"""How many entries are compared in full; with 60, three listed persons in a hundred were lost."""

_COMMON = 3_000
_REACH = 1_000

# As for the register of persons: a token is worth the more the fewer entries share it, and one
# shared by very many is not looked up. Only the best are asked which kind they are, since asking
# each of thousands costs more than all the rest.
_SQL = """
WITH hit AS MATERIALIZED (
    SELECT found.entries, cardinality(found.entries) AS shared
    FROM unnest(%(tokens)s::varchar[]) AS wanted (token)
    CROSS JOIN unnest(%(agencies)s::uuid[]) AS keeper (id)
    CROSS JOIN LATERAL (
        SELECT array_agg(entry_id) AS entries
        FROM (
            SELECT entry_id FROM screening_token
            WHERE agency_id = keeper.id AND token = wanted.token
            LIMIT %(common)s + 1
        ) AS nearby
    ) AS found
    WHERE found.entries IS NOT NULL
), ranked AS (
    -- Rounded, so that equals stay equal whichever token is added first, and the id decides.
    SELECT entry_id, round(1e6 * sum(ln(2.0::float8 * %(common)s / shared))) AS weight
    FROM hit CROSS JOIN LATERAL unnest(entries) AS one (entry_id)
    WHERE shared <= %(common)s
    GROUP BY entry_id
    ORDER BY weight DESC, entry_id
    LIMIT %(reach)s
)
SELECT entry.id, entry.content::text
FROM ranked JOIN screening_entry AS entry ON entry.id = ranked.entry_id
WHERE entry.kind = %(kind)s
ORDER BY ranked.weight DESC, entry.id
LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of a newest version; most are compared by their names alone and never read whole."""

    id: UUID
    content: dict[str, Any] = field(repr=False)

    @property
    def names(self) -> tuple[ListedName, ...]:
        """Its names."""
        return names_in(self.content)

    @property
    def listing(self) -> Listing:
        """All of it."""
        return from_json(self.content)


def candidates(tokens: Collection[str], *, kind: SubjectKind) -> tuple[Candidate, ...]:
    """At most 200 entries of this kind that share tokens, the most telling first."""
    agencies = list(SanctionsList.objects.values_list("agency_id", flat=True).distinct())
    values: dict[str, Any] = {
        "tokens": sorted(tokens),
        "agencies": agencies,
        "common": _COMMON,
        "kind": kind.value,
        "reach": _REACH,
        "most": MOST,
    }
    with connection().cursor() as cursor:
        cursor.execute(_SQL, values)
        return tuple(Candidate(entry, json.loads(content)) for entry, content in cursor.fetchall())
