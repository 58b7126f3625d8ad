"""Two people who decide at the same moment, each on a connection of their own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connections

from tests.cases.ground import Office, lodged, office, opened
from wayhome.cases.actions.attach import attach, detach
from wayhome.cases.actions.reach import reach
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.triage import DecisionRefused
from wayhome.cases.queries.case_page import case_page
from wayhome.cases.queries.traced import located_mentions
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.people.actions.judge import judge
from wayhome.people.actions.propose_matches import propose_matches
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.queries.pairs import pairs_about


@contextmanager
def beside(act: Callable[[], None]) -> Iterator[threading.Thread]:
    """Something done by another thread on its own connection; over when the block is."""

    def run() -> None:
        act()
        connections.close_all()

    thread = threading.Thread(target=run)
    yield thread
    thread.join(timeout=30)
    assert not thread.is_alive()


def registered(unit: Office) -> list[UUID]:
    """Two complaints that say the same of one person, and the pair proposed of them."""
    complaints = [lodged(unit.agency), lodged(unit.agency)]
    for complaint in complaints:
        with context.acting(unit.system) as by:
            person = register_complaint(complaint=complaint, by=by)
        with context.acting(unit.system) as by:
            propose_matches(person=person, by=by)
    return complaints


def same(by: Actor, complaints: list[UUID]) -> None:
    """Judge the one pair to be one person."""
    with context.acting(by):
        (pair,) = pairs_about(by, complaints=complaints)
        judge(pair=pair.id, verdict=Verdict.SAME, reason="The same person.", by=by)


def today() -> Period:
    # Periods are counted in local days: in the evening of UTC it is tomorrow there.
    return Period(clock.local_today(), clock.local_today() + timedelta(days=1))


def test_person_counts_once_when_a_judgement_falls_into_an_attachment(database: str) -> None:
    unit = office()
    first, second = registered(unit)
    case = opened(unit, first).case

    judgement = beside(lambda: same(unit.supervisor, [first, second]))
    with judgement as judging, context.acting(unit.intake) as by:
        attach(complaint=second, case=case, by=by)
        judging.start()
        # The judgement must not wait for the attachment, which nobody else sees yet.
        judging.join(timeout=20)
        assert not judging.is_alive()
    with context.acting(unit.supervisor) as by:
        reach(case=case, milestone=Milestone.PERSON_LOCATED, by=by)
        persons = case_page(by, case).persons
        located = located_mentions(by, today())

    assert [set(person.mentions) for person in persons] == [{first, second}]
    assert {mention.complaint for mention in located} == {first, second}
    assert len({mention.person for mention in located}) == 1


def test_complaint_stays_where_it_went_when_somebody_takes_it_out_elsewhere(database: str) -> None:
    unit = office()
    complaint = lodged(unit.agency)
    wrong = opened(unit, lodged(unit.agency), complaint).case
    right = opened(unit).case
    answered: list[type[Exception]] = []

    def take_out() -> None:
        with pytest.raises(DecisionRefused), context.acting(unit.supervisor) as by:
            detach(complaint=complaint, by=by)
        answered.append(DecisionRefused)

    with beside(take_out) as late, context.acting(unit.intake) as by:
        detach(complaint=complaint, by=by)
        late.start()
        # The other reads which case it is in, and waits for that case.
        late.join(timeout=2)
        attach(complaint=complaint, case=right, by=by)

    assert answered == [DecisionRefused]
    with context.acting(unit.supervisor) as by:
        assert complaint in {row.id for row in case_page(by, right).complaints}
        assert complaint not in {row.id for row in case_page(by, wrong).complaints}
