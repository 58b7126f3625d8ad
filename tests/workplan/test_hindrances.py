"""A case is not closed unseen while somebody is followed, or while care has something that is not over."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from tests.care.ground import Ground, draft, provider, sent
from tests.care.ground import ground as cared
from tests.care.test_beds import book
from tests.casework.ground import browser
from tests.reintegration.ground import ground as returned
from tests.reintegration.ground import home
from wayhome.care.actions.approve import NewApproval, approve, set_approvals
from wayhome.care.actions.move_referral import ReferralMove, move_own
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.referrals import ReferralEvent
from wayhome.care.queries.waiting import waiting_approvals
from wayhome.cases.actions.close import close
from wayhome.cases.domain.events import ClosingHindered
from wayhome.cases.domain.workflow import CaseState, CloseReason
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.reintegration.actions.end_following import refuse_contact
from wayhome.reintegration.domain.days import today

pytestmark = pytest.mark.usefixtures("database")


def hindered(case: UUID, by: Actor) -> str:
    """What stops the closing; empty when nothing does."""
    try:
        with context.acting(by) as actor:
            close(case=case, reason=CloseReason.HELPED, by=actor)
    except ClosingHindered as refusal:
        return refusal.what
    return ""


def state(case: UUID, by: Actor) -> CaseState:
    """Whether the case is closed."""
    with context.acting(by) as actor:
        return case_page(actor, case).row.state


def test_closing_is_hindered_while_somebody_is_followed() -> None:
    at = home(returned())
    what = hindered(at.case, at.unit.supervisor)

    with context.acting(at.unit.supervisor) as by:
        refuse_contact(writing=at.writing(), on=today(), by=by)

    assert what == "follow_ups"
    assert hindered(at.case, at.unit.supervisor) == ""


def test_closing_is_hindered_while_a_referral_runs() -> None:
    at = cared()
    referral = sent(at)
    what = hindered(at.case, at.unit.supervisor)

    with context.acting(at.unit.supervisor) as by:
        move_own(ReferralMove(referral, ReferralEvent.RECALL), case=at.case, by=by)

    assert what == "referrals"
    assert hindered(at.case, at.unit.supervisor) == ""


def test_closing_is_hindered_while_a_bed_is_kept() -> None:
    at = cared()
    book(at, provider(at))

    assert hindered(at.case, at.unit.supervisor) == "stays"


def test_closing_is_hindered_while_an_approval_waits() -> None:
    at = cared()
    referral = draft(at)
    with context.acting(at.unit.supervisor) as by:
        set_approvals([ApprovalStep.REFERRAL], by=by)
    what = hindered(at.case, at.unit.supervisor)

    said = NewApproval(at.case, ApprovalStep.REFERRAL, referral, Verdict.RETURNED, "Not now.")
    with context.acting(at.unit.supervisor) as by:
        approve(said, by=by)

    assert what == "approvals"
    assert hindered(at.case, at.unit.supervisor) == ""


def test_nothing_waits_where_the_agency_asks_for_no_approval() -> None:
    at = cared()
    draft(at)

    with context.acting(at.unit.supervisor) as by:
        waits = waiting_approvals(by, {at.case})

    assert waits == ()


def test_page_names_each_with_its_link_and_closes_all_the_same() -> None:
    at = cared()
    sent(at)
    book(at, provider(at))
    client = browser(at.unit.supervisor)
    page, sending = _refused(at)
    text = page.content.decode()

    answer = client.post(reverse("desk:case_close_dropping", args=[at.case]), sending)

    assert reverse("desk:case_care_referrals", args=[at.case]) in text
    assert reverse("desk:case_care_stays", args=[at.case]) in text
    assert "Why are these tasks dropped?" not in text
    assert answer.status_code == 302
    assert state(at.case, at.unit.supervisor) is CaseState.CLOSED


def test_what_was_added_meanwhile_is_not_left_unseen() -> None:
    at = cared()
    sent(at)
    client = browser(at.unit.supervisor)
    _page, sending = _refused(at)
    book(at, provider(at))

    answer = client.post(reverse("desk:case_close_dropping", args=[at.case]), sending)

    assert answer.status_code == 409
    assert state(at.case, at.unit.supervisor) is CaseState.OPEN


def test_id_that_hinders_nothing_changes_nothing() -> None:
    at = cared()
    sent(at)
    _page, sending = _refused(at)

    answer = browser(at.unit.supervisor).post(
        reverse("desk:case_close_dropping", args=[at.case]), {**sending, "left": [str(uuid4())]}
    )

    assert answer.status_code == 409
    assert state(at.case, at.unit.supervisor) is CaseState.OPEN


def _refused(at: Ground) -> tuple[Any, dict[str, Any]]:
    """The page that lists what hinders, and what its form sends."""
    with context.acting(at.unit.supervisor) as by:
        version = case_page(by, at.case).row.version
    page = browser(at.unit.supervisor).post(
        reverse("desk:case_close", args=[at.case]),
        {"reason": "helped", "version": str(version)},
        follow=True,
    )
    form = page.context["form"]
    return page, {
        "reason": form["reason"].value(),
        "version": form["version"].value(),
        "left": [str(each) for each in page.context["left"]],
    }
