"""Bring clusters in line with the verdicts in force; every judgement and retraction ends here."""

from uuid import UUID

from wayhome.kernel.database import connection
from wayhome.people.domain.clusters import roots
from wayhome.people.models import Person
from wayhome.people.queries.standing import neighbourhood


def lock_judging(agency: UUID) -> None:
    """Let one judgement at a time decide who is whom in an agency, until the transaction ends.

    Two judgements on different pairs can contradict each other, so locking the pair is not enough.
    """
    with connection().cursor() as cursor:
        number = int.from_bytes(agency.bytes[:8], "big", signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def recluster(agency: UUID, *persons: UUID) -> tuple[UUID, ...]:
    """Recompute the clusters of these persons; returns those that lost or gained a person."""
    around = neighbourhood(agency, persons)
    now = roots(around.members, around.same)
    moved = {person: root for person, root in now.items() if around.clusters[person] != root}
    for root in set(moved.values()):
        joining = [person for person, new in moved.items() if new == root]
        Person.objects.filter(agency_id=agency, id__in=joining).update(cluster_id=root)
    changed = {around.clusters[person] for person in moved} | set(moved.values())
    return tuple(sorted(changed))
