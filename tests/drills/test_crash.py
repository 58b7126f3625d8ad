"""The crash drill: whatever dies, what was acknowledged stands once, with its audit and its job."""

import json
import threading

import pytest

from tests.drills.chaos import Chaos
from tests.drills.conftest import IS_FULL
from tests.drills.instance import Instance
from tests.drills.ledger import discrepancies
from tests.drills.lodgers import Seen, lodge_all

BY_PARTNERS, BY_PUBLIC, KILLS = (950, 50, 20) if IS_FULL else (150, 10, 6)


def drill(made: Instance, *, application: str = "", size: tuple[int, int, int]) -> Seen:
    """Lodge, kill, and let the jobs come to their end; what the lodgers saw."""
    by_partners, by_public, kills = size
    token = json.loads(made.run("tests.drills.stage"))["token"]
    port = made.serve(application=application)
    seen = Seen()
    chaos = Chaos(made, kills=kills, expected=by_partners + by_public)
    killing = threading.Thread(target=chaos.run, args=[seen])
    killing.start()
    try:
        lodge_all(seen, port=port, token=token, count=by_partners, public=by_public)
    finally:
        chaos.finish()
        killing.join()
        chaos.end()
    made.run("tests.drills.settle")
    return seen


@pytest.mark.timeout(1800 if IS_FULL else 600)
def test_lodgings_stand_once_when_everything_is_killed(installation: Instance) -> None:
    seen = drill(installation, size=(BY_PARTNERS, BY_PUBLIC, KILLS))

    with installation.superuser() as connection:
        assert discrepancies(connection, seen) == []
    assert seen.sent == BY_PARTNERS + BY_PUBLIC
    # 429 is the public page asking for patience: its budget knows no exception for drills.
    assert set(seen.statuses) <= {200, 201, 302, 429, 503}
    assert seen.hasty == 0
    assert seen.kills_between == KILLS
    assert seen.cut_off > 0


@pytest.mark.one_version
@pytest.mark.skipif(not IS_FULL, reason="the drill is drilled with WAYHOME_DRILL_SIZE=full")
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("fault", "symptom"),
    [("forgets_keys", "lodgings made"), ("enqueues_late", "jobs enqueued")],
)
def test_drill_fails_when_a_fault_is_planted(
    installation: Instance, fault: str, symptom: str
) -> None:
    application = f"tests.drills.faults.{fault}:application"

    seen = drill(installation, application=application, size=(40, 0, 3))

    with installation.superuser() as connection:
        found = discrepancies(connection, seen)
    assert any(symptom in line for line in found), found


@pytest.mark.one_version
@pytest.mark.timeout(600)
def test_jobs_done_twice_change_nothing(installation: Instance) -> None:
    seen = drill(installation, size=(12, 0, 0))
    with installation.superuser() as connection:
        before = discrepancies(connection, seen)
        connection.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")

    installation.run("tests.drills.settle")

    with installation.superuser() as connection:
        assert before == []
        assert discrepancies(connection, seen) == []
