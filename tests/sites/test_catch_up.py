"""Places of complaints from before there were sites: found once, whenever one stops or begins again."""

from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest

from tests.cases.ground import Office, office
from tests.sites.ground import HERON, HERON_KM, VAGUE, registered, sites_now, told
from wayhome.access.policy import NotFound
from wayhome.kernel import context, keys
from wayhome.server.older_places import compare_again, find_places
from wayhome.sites.actions import catch_up as catching
from wayhome.sites.actions import propose_again as asking
from wayhome.sites.actions.catch_up import CaughtUp, catch_up
from wayhome.sites.models import Place


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


@pytest.fixture
def superuser(database: str) -> Iterator[psycopg.Connection]:
    """A connection that sees everything."""
    with psycopg.connect(database) as admin:
        yield admin


def caught_up(unit: Office, after: UUID | None = None) -> CaughtUp:
    """One round."""
    with context.acting(unit.system):
        return catch_up(after=after, by=unit.system)


def places(unit: Office) -> set[UUID | None]:
    """The complaints whose place is registered."""
    with context.acting(unit.system):
        return set(Place.objects.values_list("complaint_id", flat=True))


def proposals(superuser: psycopg.Connection) -> int:
    """How often a place waits to be compared."""
    found = superuser.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'sites.propose_sites'"
    ).fetchone()
    assert found is not None
    return int(found[0])


def test_older_complaints_get_their_places_and_wait_to_be_compared(
    unit: Office, superuser: psycopg.Connection
) -> None:
    first, second, _ = (told(unit, text) for text in (HERON, HERON_KM, VAGUE))

    done = caught_up(unit)

    assert done == CaughtUp(complaints=3, places=2, last=None)
    assert places(unit) == {first, second}
    assert proposals(superuser) == 2


def test_second_run_finds_nothing_and_opens_no_complaint_with_a_place(
    unit: Office, superuser: psycopg.Connection
) -> None:
    told(unit, HERON)
    caught_up(unit)
    opened = "SELECT count(*) FROM audit_leaf WHERE tag = 'intake:fields:opened'"
    before = superuser.execute(opened).fetchone()

    again = caught_up(unit)

    assert again.places == 0
    assert superuser.execute(opened).fetchone() == before
    assert proposals(superuser) == 1


def test_run_that_was_stopped_goes_on_where_it_ended(
    unit: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching, "CHUNK", 2)
    complaints = sorted(told(unit, HERON) for _ in range(5))

    stopped = caught_up(unit)
    said: list[str] = []
    found = find_places(unit.system, say=said.append)

    assert stopped == CaughtUp(complaints=2, places=2, last=complaints[1])
    assert found == 3
    assert places(unit) == set(complaints)
    assert said[-1] == "5 of 5 complaints read, 3 places found"


def test_erased_complaint_is_passed_over(unit: Office, superuser: psycopg.Connection) -> None:
    erased, kept = told(unit, HERON), told(unit, HERON_KM)
    row = superuser.execute(
        "SELECT key_id FROM intake_complaint WHERE id = %s", [erased]
    ).fetchone()
    assert row is not None
    keys.store().destroy(row[0])

    done = caught_up(unit)

    assert (done.complaints, done.places) == (2, 1)
    assert places(unit) == {kept}


def test_place_that_is_registered_already_stays_as_it_is(unit: Office) -> None:
    place = registered(unit, HERON)

    assert caught_up(unit).places == 0
    with context.acting(unit.system):
        assert list(Place.objects.values_list("id", flat=True)) == [place]


def test_known_places_are_compared_anew_and_nothing_else_changes(
    unit: Office, superuser: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "CHUNK", 2)
    for text in (HERON, HERON_KM, HERON):
        registered(unit, text)
    before = sites_now(unit)
    said: list[str] = []

    asked = compare_again(unit.system, say=said.append)

    assert asked == 3
    assert said == ["To be compared: 2 places", "To be compared: 3 places"]
    assert proposals(superuser) == 3 + 3
    assert sites_now(unit) == before


def test_nobody_but_the_system_reads_all_complaints(unit: Office) -> None:
    told(unit, HERON)

    with context.acting(unit.supervisor) as by, pytest.raises(NotFound):
        catch_up(after=None, by=by)
