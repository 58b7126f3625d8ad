"""File persons under the clusters that the judgement graph gives."""

from collections.abc import Mapping
from uuid import UUID

from wayhome.kernel.database import connection
from wayhome.people.domain.graph import Graph
from wayhome.people.models import Person


def lock_judging(agency: UUID) -> None:
    """Let one judgement at a time decide who is whom in an agency, until the transaction ends.

    Two judgements on different pairs can contradict each other, so locking the pair is not enough.
    """
    with connection().cursor() as cursor:
        number = int.from_bytes(agency.bytes[:8], "big", signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def recluster(agency: UUID, graph: Graph, filed: Mapping[UUID, UUID]) -> tuple[UUID, ...]:
    """Move persons to where the graph puts them; returns the clusters that lost or gained one."""
    moved = {person: root for person, root in graph.roots().items() if filed[person] != root}
    for root in set(moved.values()):
        joining = [person for person, new in moved.items() if new == root]
        Person.objects.filter(agency_id=agency, id__in=joining).update(cluster_id=root)
    changed = {filed[person] for person in moved} | set(moved.values())
    return tuple(sorted(changed))
