"""A message to a lodger: left behind the receipt unless the lodger said no."""

from uuid import UUID

import psycopg
import pytest
from django.urls import reverse

from tests.cases.ground import Office, office, opened
from tests.casework.ground import browser
from tests.intake.ground import answers, lodge_publicly
from wayhome.cases.policy import assigned_to
from wayhome.consent.actions.record_safe_contact import record_safe_contact
from wayhome.consent.domain.contact import Contacted, ContactWay
from wayhome.consent.domain.new_rules import NewRules
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.queries.reachable import LodgerNotReachable
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")


def _case(unit: Office, **said: object) -> tuple[UUID, UUID]:
    """A complaint in which the lodger said so, and its case."""
    complaint = lodge_publicly(unit.agency, answers=answers(**said)).complaint
    return complaint, opened(unit, complaint).case


def _write(unit: Office, complaint: UUID) -> None:
    """Write to the lodger as an action of any page does."""
    with context.acting(unit.supervisor) as by:
        assigned = assigned_to(by, complaint)
        add_message(complaint_id=complaint, text="We are looking.", by=by, assigned=assigned)


def _rule(unit: Office, case: UUID, complaint: UUID, *ways: ContactWay) -> None:
    """Rules about the lodger, whom it is not safe to call."""
    given = NewRules(
        is_safe=False, ways=frozenset(ways), windows=(), time_zone="Asia/Taipei", may_say_who=False
    )
    with context.acting(unit.supervisor) as by:
        record_safe_contact(case=case, person=complaint, whom=Contacted.LODGER, given=given, by=by)


@pytest.mark.parametrize("said", [{}, {"consent_contact": True}, {"consent_contact": None}])
def test_message_waits_behind_the_receipt_when_nobody_said_no(said: dict[str, object]) -> None:
    unit = office()
    complaint, _case_id = _case(unit, **said)

    _write(unit, complaint)


def test_message_is_refused_when_the_lodger_said_no_until_they_agree(
    superuser: psycopg.Connection,
) -> None:
    unit = office()
    complaint, case = _case(unit, consent_contact=False)

    with pytest.raises(LodgerNotReachable) as refused:
        _write(unit, complaint)
    _rule(unit, case, complaint, ContactWay.RECEIPT)
    _write(unit, complaint)

    assert "do not want to be contacted" in refused.value.reason
    assert superuser.execute("SELECT count(*) FROM intake_message").fetchone() == (1,)


def test_rules_stand_over_what_was_said_with_the_complaint() -> None:
    unit = office()
    complaint, case = _case(unit, consent_contact=True)
    _rule(unit, case, complaint)

    with pytest.raises(LodgerNotReachable):
        _write(unit, complaint)


@pytest.mark.parametrize("page", ["desk:case_message", "desk:complaint_message"])
def test_page_says_why_and_keeps_what_was_typed(page: str) -> None:
    unit = office()
    complaint, case = _case(unit, consent_contact=False)
    address = reverse(page, args=[case if page == "desk:case_message" else complaint])

    answer = browser(unit.supervisor).post(
        address, {"complaint": str(complaint), "text": "We are looking.", "once": "k"}
    )

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "do not want to be contacted" in shown
    assert "We are looking." in shown
