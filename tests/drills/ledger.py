"""Compare what was acknowledged with what the database holds: nothing lost, nothing doubled."""

import psycopg

from tests.drills.lodgers import Seen

_COUNTS = {
    "lodging keys": "SELECT count(*) FROM intake_lodging_key",
    "milestones": "SELECT count(*) FROM intake_milestone WHERE code = 'received'",
    "leaves about a lodging": (
        "SELECT count(DISTINCT subject_id) FROM audit_leaf WHERE tag = 'intake:complaint:lodged'"
    ),
    "leaves about lodgings": (
        "SELECT count(*) FROM audit_leaf WHERE tag = 'intake:complaint:lodged'"
    ),
    "jobs enqueued": (
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'cases.register_complaint'"
    ),
    "jobs done": (
        "SELECT count(*) FROM procrastinate_jobs"
        " WHERE task_name = 'cases.register_complaint' AND status = 'succeeded'"
    ),
    "persons": "SELECT count(*) FROM people_person",
    "complaints with a person": "SELECT count(DISTINCT complaint_id) FROM people_person",
    "leaves about registrations": (
        "SELECT count(*) FROM audit_leaf WHERE tag = 'cases:complaint:registered'"
    ),
}


def discrepancies(connection: psycopg.Connection, seen: Seen) -> list[str]:
    """Every way in which lodgers, complaints, audit, jobs and register disagree."""
    found = []
    for key, ids in seen.acknowledged.items():
        if len(ids) != 1:
            found.append(f"{key} was acknowledged as {len(ids)} complaints")
    known = {str(row[0]) for row in connection.execute("SELECT id FROM intake_complaint")}
    told = set().union(*seen.acknowledged.values()) if seen.acknowledged else set()
    if lost := told - known:
        found.append(f"{len(lost)} acknowledged complaints are not there")
    if len(known) != seen.sent:
        found.append(f"{seen.sent} lodgings made {len(known)} complaints")
    for name, query in _COUNTS.items():
        row = connection.execute(query).fetchone()
        count = row[0] if row else 0
        if count != len(known):
            found.append(f"{len(known)} complaints, {count} {name}")
    return found
