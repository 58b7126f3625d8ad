"""Who is in a case: whom its complaints mention, as judgements join and part them."""

from dataclasses import replace
from uuid import uuid4

import pytest

from tests.cases.ground import lodged, office, opened
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import context
from wayhome.people.actions.judge import judge
from wayhome.people.actions.propose_matches import propose_matches
from wayhome.people.actions.retract import retract
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.queries.pairs import pairs_about

pytestmark = pytest.mark.usefixtures("database")


def test_person_joins_the_case_when_registered_before_or_after_it() -> None:
    unit = office()
    early, late = lodged(unit.agency), lodged(unit.agency)
    with context.acting(unit.system) as by:
        register_complaint(complaint=early, by=by)
    case = opened(unit, early, late).case
    with context.acting(unit.system) as by:
        register_complaint(complaint=late, by=by)
        register_complaint(complaint=late, by=by)

    with context.acting(unit.supervisor) as by:
        persons = case_page(by, case).persons

    assert {mention for person in persons for mention in person.mentions} == {early, late}


def test_persons_of_cases_follow_a_judgement_and_its_undoing() -> None:
    unit = office()
    complaints = [lodged(unit.agency), lodged(unit.agency)]
    for complaint in complaints:
        with context.acting(unit.system) as by:
            person = register_complaint(complaint=complaint, by=by)
        with context.acting(unit.system) as by:
            propose_matches(person=person, by=by)
    case = opened(unit, *complaints).case

    with context.acting(unit.supervisor) as by:
        apart = len(case_page(by, case).persons)
        (pair,) = pairs_about(by, complaints=complaints)
        judged = judge(pair=pair.id, verdict=Verdict.SAME, reason="The same person.", by=by)
    with context.acting(replace(unit.supervisor, user=uuid4())) as second:
        # About a child with a case on both sides, so two must say so.
        judge(pair=pair.id, verdict=Verdict.SAME, reason="I rang both.", by=second)
    with context.acting(unit.supervisor) as by:
        joined = len(case_page(by, case).persons)
        retract(judgement=judged.judgement, reason="Two sisters.", by=by)
        again = len(case_page(by, case).persons)

    assert (apart, joined, again) == (2, 1, 2)
