"""Which entries share tokens with a name: the first, cheap step of a screening."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayhome.kernel.database import connection
from wayhome.screening.domain.listings import Listing, SubjectKind, from_json
from wayhome.screening.models import Entry, SanctionsList

MOST = 200
"""How many entries are compared in full; with 60, three listed persons in a hundred were lost."""

_COMMON = 3_000

# As for the register of persons: a token is worth the more the fewer entries share it, and one
# shared by very many is not looked up.
_SQL = """
WITH hit AS MATERIALIZED (
    SELECT wanted.token, found.entry_id
    FROM unnest(%(tokens)s::varchar[]) AS wanted (token)
    CROSS JOIN unnest(%(agencies)s::uuid[]) AS keeper (id)
    CROSS JOIN LATERAL (
        SELECT entry_id FROM screening_token
        WHERE agency_id = keeper.id AND token = wanted.token
        LIMIT %(common)s + 1
    ) AS found
), counted AS (
    SELECT token, count(*) AS entries FROM hit GROUP BY token
)
SELECT hit.entry_id
FROM hit JOIN counted USING (token) JOIN screening_entry AS entry ON entry.id = hit.entry_id
WHERE counted.entries <= %(common)s AND entry.kind = %(kind)s
GROUP BY hit.entry_id
ORDER BY sum(ln(2.0::float8 * %(common)s / counted.entries)) DESC, hit.entry_id
LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of a newest version."""

    id: UUID
    listing: Listing


def candidates(tokens: Collection[str], *, kind: SubjectKind) -> tuple[Candidate, ...]:
    """At most 200 entries of this kind that share tokens, the most telling first."""
    agencies = list(SanctionsList.objects.values_list("agency_id", flat=True).distinct())
    values: dict[str, Any] = {
        "tokens": sorted(tokens),
        "agencies": agencies,
        "common": _COMMON,
        "kind": kind.value,
        "most": MOST,
    }
    with connection().cursor() as cursor:
        cursor.execute(_SQL, values)
        ranked = [entry for (entry,) in cursor.fetchall()]
    rows = Entry.objects.filter(id__in=ranked).values_list("id", "content")
    found = {entry: Candidate(entry, from_json(content)) for entry, content in rows}
    return tuple(found[entry] for entry in ranked if entry in found)
