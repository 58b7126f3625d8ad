"""A letter about an entry is kept for two years after it was settled, and can then be read by nobody."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
import pytest

from tests.release.ground import Room
from wayhome.access.policy import NotFound
from wayhome.kernel import clock, context, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.bucket import Meter
from wayhome.kernel.database import DbRole, running_as
from wayhome.kernel.keystore import KeyMissing
from wayhome.release import tasks
from wayhome.release.actions import send_request as sending
from wayhome.release.actions.erase_requests import erase_requests
from wayhome.release.actions.send_request import NewRequest, send_request
from wayhome.release.actions.settle_request import Settlement, settle_request
from wayhome.release.domain.limits import DAYS_KEPT
from wayhome.release.domain.statuses import Outcome, RequestKind
from wayhome.release.models import Request
from wayhome.release.queries.requests import open_request, request

EVENING = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


@pytest.fixture
def room(database: str, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(sending, "_meter", Meter())
    return Room()


def letter(room: Room, *, settled: bool = True) -> UUID:
    """Somebody wrote about an entry."""
    entry = room.release(room.quote())
    new = NewRequest(
        RequestKind.CONCERNED, "I did not say so.", name="M. Zzyzx", contact="zzyzx@example.org"
    )
    with context.acting(Actor.public(room.agency)):
        send_request(entry, new)
    with context.acting(room.by):
        row = Request.objects.get()
        if settled:
            settle_request(row.id, Settlement(Outcome.UNCHANGED), by=room.by)
    return row.id


def rounds(room: Room, *moments: datetime) -> int:
    """How many letters the rounds at these moments erased."""
    erased = 0
    for moment in moments:
        with clock.at(moment), context.acting(Actor.system(room.agency), role=DbRole.JOBS) as by:
            erased += erase_requests(by=by)
    return erased


def nearly_over(superuser: psycopg.Connection) -> None:
    """All days but one were counted."""
    superuser.execute("UPDATE release_request SET days_counted = %s", [DAYS_KEPT - 1])


@pytest.mark.parametrize("moment", [MORNING, EVENING])
def test_letter_is_erased_on_the_last_of_its_days(
    room: Room, superuser: psycopg.Connection, moment: datetime
) -> None:
    one = letter(room)
    key = superuser.execute("SELECT key_id FROM release_request").fetchone()
    assert key is not None
    superuser.execute("UPDATE release_request SET days_counted = %s", [DAYS_KEPT - 2])

    first, second, third = (rounds(room, moment + timedelta(days=days)) for days in (0, 1, 2))

    assert (first, second, third) == (0, 1, 0)
    with pytest.raises(KeyMissing):
        keys.store().get(key[0])
    sealed = superuser.execute(
        "SELECT sealed_words, sealed_name, sealed_contact FROM release_request"
    ).fetchall()
    assert sealed == [(None, None, None)]
    with context.acting(room.by):
        assert request(room.by, one).erased_at == moment + timedelta(days=1)
        with pytest.raises(NotFound):
            open_request(room.by, one)
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'release:request:erased'"
    ).fetchone()
    assert leaves == (1,)


def test_day_counts_once_and_a_clock_that_jumps_counts_one(
    room: Room, superuser: psycopg.Connection
) -> None:
    letter(room)

    rounds(room, MORNING, MORNING + timedelta(hours=3), MORNING + timedelta(days=4000))

    assert superuser.execute("SELECT days_counted, erased_at FROM release_request").fetchall() == [
        (2, None)
    ]


def test_letter_that_waits_is_kept(room: Room, superuser: psycopg.Connection) -> None:
    one = letter(room, settled=False)
    nearly_over(superuser)

    erased = rounds(room, MORNING, EVENING, EVENING + timedelta(days=1))

    assert erased == 0
    with context.acting(room.by):
        assert open_request(room.by, one).name == "M. Zzyzx"


def test_letter_of_another_agency_is_left_alone(room: Room, superuser: psycopg.Connection) -> None:
    letter(room)
    nearly_over(superuser)

    assert rounds(Room("other"), MORNING) == 0
    assert rounds(room, MORNING) == 1


def test_worker_comes_round_for_every_agency(room: Room, superuser: psycopg.Connection) -> None:
    letter(room)
    nearly_over(superuser)

    with running_as(DbRole.JOBS):
        tasks.erase_letters()

    assert superuser.execute("SELECT erased_at IS NOT NULL FROM release_request").fetchone() == (
        True,
    )
