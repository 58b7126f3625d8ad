"""What was kept for its time is listed for somebody to propose, and erased by nobody but two people."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.test import override_settings

from tests.cases.ground import NEWS, office
from tests.casework.ground import browser
from tests.erasure import aside
from tests.erasure.ground import MARK, Told, approved, carried_out, proposed, seen, told, waited
from tests.erasure.test_walls import strangers
from wayhome.access.policy import NotFound
from wayhome.cases.actions.close import reopen
from wayhome.cases.actions.set_aside import restore
from wayhome.config.environment import NotConfigured, days
from wayhome.erasure.actions.decide import call_off
from wayhome.erasure.actions.erase_again import erase_again
from wayhome.erasure.actions.propose import NewErasure, propose
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.subjects import case_subject
from wayhome.erasure.models import Erasure
from wayhome.erasure.queries.candidates import candidates
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole

pytestmark = pytest.mark.usefixtures("database")

PAGE = "/desk/erasures/kept/"
DAY = timedelta(days=1)


@pytest.fixture
def at(database: str) -> Told:
    """A closed case."""
    return told()


@pytest.fixture
def later(at: Told) -> Iterator[None]:
    """The day after it was kept for its time."""
    with clock.at(clock.now() + timedelta(days=settings.KEEP_DAYS) + DAY):
        yield


def listed(actor: Actor) -> list[UUID]:
    """What somebody is shown."""
    with context.acting(actor) as by:
        return [each.subject.id for each in candidates(by)]


def test_case_is_listed_once_it_was_kept_for_its_time_and_not_before(at: Told) -> None:
    kept = timedelta(days=settings.KEEP_DAYS)
    now = clock.now()

    with clock.at(now + kept - DAY):
        before = listed(at.second)
    with clock.at(now + kept + DAY):
        after = [listed(actor) for actor in (at.second, at.unit.worker)]

    assert before == []
    assert after == [[at.case], [at.case]]


def test_case_that_is_proposed_or_open_is_not_listed(at: Told, later: None) -> None:
    erasure = proposed(at)
    assert listed(at.second) == []

    with context.acting(at.second) as by:
        call_off(erasure=erasure, by=by)
    assert listed(at.second) == [at.case]

    with context.acting(at.unit.supervisor) as by:
        reopen(case=at.case, why=NEWS, by=by)
    assert listed(at.second) == []


def test_case_that_was_erased_is_not_listed(at: Told, later: None) -> None:
    erasure = approved(at)
    waited(at)
    carried_out(at, erasure)

    assert listed(at.second) == []


def test_complaint_set_aside_long_ago_is_listed_to_those_who_decide_about_it(
    at: Told, later: None
) -> None:
    there = aside.aside(at.unit)
    with clock.at(clock.now() + timedelta(days=settings.KEEP_DAYS) + DAY):
        assert listed(at.second) == [at.case, there.complaint]
        assert listed(at.unit.worker) == [at.case]
        aside.proposed(there)
        assert listed(at.second) == [at.case]
    again = aside.aside(at.unit)
    with context.acting(at.unit.intake) as by:
        restore(complaint=again.complaint, by=by)
    with clock.at(clock.now() + timedelta(days=settings.KEEP_DAYS) + DAY):
        assert again.complaint not in listed(at.second)


def test_nothing_is_erased_by_time_alone(at: Told, later: None) -> None:
    for year in range(1, 4):
        with clock.at(clock.now() + timedelta(days=365 * year)):
            seen(at)
            with context.acting(at.unit.system, role=DbRole.JOBS) as by:
                assert erase_again(by=by) == 0

    with context.acting(at.unit.system):
        assert not Erasure.objects.exists()
    assert listed(at.second) == [at.case]


@override_settings(KEEP_DAYS=30)
def test_instance_that_keeps_things_shorter_lists_and_proposes_them_sooner(at: Told) -> None:
    over = NewErasure(Ground.TIME_OVER, "Nobody asked since.")

    with clock.at(clock.now() + timedelta(days=31)):
        assert listed(at.second) == [at.case]
        assert b"more than 30 days ago" in browser(at.second).get(PAGE).content
        with context.acting(at.second) as by:
            assert propose(subject=case_subject(at.case), new=over, by=by)


def test_page_leads_to_the_proposal_and_names_nobody(at: Told, later: None) -> None:
    page = browser(at.second).get(PAGE).content.decode()

    assert f"/desk/cases/{at.case}/erasure/" in page
    assert PAGE in browser(at.second).get("/desk/erasures/").content.decode()
    assert MARK not in page


def test_page_shows_nothing_to_whoever_may_not_know(at: Told, later: None) -> None:
    for who, client in strangers(at.unit).items():
        assert str(at.case).encode() not in client.get(PAGE).content, who
    foreign = office("third", receives=False)
    assert listed(foreign.supervisor) == listed(at.unit.other_worker) == []
    with context.acting(at.unit.intake) as by, pytest.raises(NotFound):
        candidates(by)


@pytest.mark.parametrize("given", ["0", "-3", "36501", "two years"])
def test_time_that_is_no_number_of_days_is_refused(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYHOME_KEEP_DAYS", given)

    with pytest.raises(NotConfigured):
        days("WAYHOME_KEEP_DAYS", 731)
