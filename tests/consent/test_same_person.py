"""One person in two complaints: consent follows the person, and a no stays when they are parted."""

from uuid import UUID

import pytest

from tests.cases.ground import Office, lodged, office, opened
from tests.consent.ground import agreed, cover, took_back
from wayhome.access.policy import NotFound
from wayhome.cases.actions.attach import detach
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.consent.actions.record_safe_contact import record_safe_contact
from wayhome.consent.domain.contact import ALWAYS, Contacted, ContactWay
from wayhome.consent.domain.new_rules import NewRules
from wayhome.consent.queries.consent_page import consent_page
from wayhome.consent.queries.covers import NotCovered
from wayhome.consent.queries.safe_contact import ContactUnsafe, require_safe_contact
from wayhome.kernel import clock, context
from wayhome.people.actions.judge import judge
from wayhome.people.actions.propose_matches import propose_matches
from wayhome.people.actions.retract import retract
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.queries.pairs import pairs_about

pytestmark = pytest.mark.usefixtures("database")


def _registered(unit: Office) -> list[UUID]:
    """Two complaints that say the same of one person, and the pair proposed of them."""
    complaints = [lodged(unit.agency), lodged(unit.agency)]
    for complaint in complaints:
        with context.acting(unit.system) as by:
            person = register_complaint(complaint=complaint, by=by)
        with context.acting(unit.system) as by:
            propose_matches(person=person, by=by)
    return complaints


def _joined(unit: Office, complaints: list[UUID]) -> UUID:
    """The judgement of a second colleague that both are one person."""
    with context.acting(unit.supervisor) as by:
        (pair,) = pairs_about(by, complaints=complaints)
    for colleague in (unit.intake, unit.supervisor):
        with context.acting(colleague) as by:
            judged = judge(pair=pair.id, verdict=Verdict.SAME, reason="One person.", by=by)
    return judged.judgement


def _parted(unit: Office, judgement: UUID) -> None:
    """They are two persons after all."""
    with context.acting(unit.supervisor) as by:
        retract(judgement=judgement, reason="Two persons after all.", by=by)


def test_consent_covers_the_person_by_whichever_complaint() -> None:
    unit = office()
    first, second = _registered(unit)
    case = opened(unit, first, second).case
    judgement = _joined(unit, [first, second])

    agreed(unit, case, second)

    assert cover(unit.supervisor, case, first).persons == cover(unit.supervisor, case, None).persons
    _parted(unit, judgement)
    with pytest.raises(NotCovered):
        cover(unit.supervisor, case, None)


def test_nothing_that_was_taken_back_returns_when_persons_are_parted() -> None:
    unit = office()
    first, second = _registered(unit)
    case = opened(unit, first, second).case
    agreed(unit, case, second)
    judgement = _joined(unit, [first, second])

    took_back(unit, case, first)
    with context.acting(unit.supervisor) as by:
        (told,) = consent_page(by, case)
    _parted(unit, judgement)

    assert len(told.withdrawals) == 1
    for person in (first, second):
        with pytest.raises(NotCovered):
            cover(unit.supervisor, case, person)


def test_older_rules_do_not_return_when_persons_are_parted() -> None:
    unit = office()
    first, second = _registered(unit)
    case = opened(unit, first, second).case
    safe = NewRules(
        is_safe=True,
        ways=frozenset({ContactWay.CALL}),
        windows=ALWAYS,
        time_zone="Asia/Phnom_Penh",
        may_say_who=False,
    )
    unsafe = NewRules(
        is_safe=False, ways=frozenset(), windows=(), time_zone="Asia/Phnom_Penh", may_say_who=False
    )
    _rule(unit, case, second, safe)
    judgement = _joined(unit, [first, second])

    _rule(unit, case, first, unsafe)
    _parted(unit, judgement)

    for person in (first, second):
        with context.acting(unit.supervisor) as by, pytest.raises(ContactUnsafe):
            require_safe_contact(by, case=case, person=person, way=ContactWay.CALL, at=clock.now())


def test_nothing_covers_whoever_left_the_case() -> None:
    unit = office()
    first, second = lodged(unit.agency), lodged(unit.agency)
    case = opened(unit, first, second).case
    agreed(unit, case, second)

    with context.acting(unit.supervisor) as by:
        detach(complaint=second, by=by)

    with pytest.raises(NotFound):
        cover(unit.supervisor, case, second)


def _rule(unit: Office, case: UUID, person: UUID, given: NewRules) -> None:
    with context.acting(unit.supervisor) as by:
        record_safe_contact(case=case, person=person, whom=Contacted.PERSON, given=given, by=by)
