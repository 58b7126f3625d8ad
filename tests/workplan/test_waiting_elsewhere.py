"""Supervisors hear of approvals and field edits that wait: a count on every page, and a message a day."""

from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from tests.care.ground import Ground, draft, ground
from tests.cases.ground import office
from tests.casework.browsing import counts
from tests.casework.ground import browser
from tests.field.ground import Device, assigned_case
from wayhome.care.actions.approve import NewApproval, approve, set_approvals
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import clock, context
from wayhome.workplan.actions.mail_reminder import choose_mail, mail_reminder
from wayhome.workplan.actions.remind import remind

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail server that keeps what it takes."""
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
    mail.outbox = []


def waiting(superuser: psycopg.Connection) -> tuple[Ground, UUID]:
    """A referral that waits for the supervisor, who gave an address and wants messages."""
    at = ground()
    superuser.execute(
        "UPDATE access_user SET email = 'steers@host.example' WHERE id = %s",
        [at.unit.supervisor.user],
    )
    with context.acting(at.unit.supervisor) as by:
        set_approvals([ApprovalStep.REFERRAL], by=by)
        choose_mail(is_on=True, by=by)
    return at, draft(at)


def asked(superuser: psycopg.Connection) -> int:
    """How many messages were asked for."""
    row = superuser.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'workplan.mail_reminder'"
    ).fetchone()
    assert row is not None
    return int(row[0])


def round_(at: Ground) -> None:
    """The round that comes by the clock."""
    with context.acting(at.unit.system) as by:
        remind(by=by)


def test_waiting_approval_is_counted_and_listed_for_supervisors_alone(
    superuser: psycopg.Connection,
) -> None:
    at, referral = waiting(superuser)
    here = reverse("desk:approvals_waiting")

    before = counts(browser(at.unit.supervisor))[here]
    page = browser(at.unit.supervisor).get(here).content.decode()
    worker = browser(at.unit.worker)
    with context.acting(at.unit.supervisor) as by:
        approve(NewApproval(at.case, ApprovalStep.REFERRAL, referral, Verdict.APPROVED), by=by)

    assert before == 1
    assert reverse("desk:case_care_referrals", args=[at.case]) in page
    assert counts(browser(at.unit.supervisor))[here] is None
    assert here not in counts(browser(at.unit.worker))
    assert worker.get(here).status_code == 404
    assert counts(browser(at.other.supervisor))[here] is None


def test_supervisor_is_written_to_once_a_day_without_a_word_of_what_waits(
    superuser: psycopg.Connection,
) -> None:
    at, _referral = waiting(superuser)
    day = clock.local_today()

    round_(at)
    with context.acting(at.unit.system) as by:
        mail_reminder(user=at.unit.supervisor.user, day=day, by=by)  # type: ignore[arg-type]  # somebody
    round_(at)

    assert asked(superuser) == 1
    assert [(each.to, each.body) for each in mail.outbox] == [
        (["steers@host.example"], "Something is due: sign in.")
    ]


def test_nobody_is_written_to_when_nothing_waits_or_the_agency_did_not_choose_it(
    superuser: psycopg.Connection,
) -> None:
    at, referral = waiting(superuser)
    with context.acting(at.unit.supervisor) as by:
        choose_mail(is_on=False, by=by)
    round_(at)
    with context.acting(at.unit.supervisor) as by:
        choose_mail(is_on=True, by=by)
        approve(NewApproval(at.case, ApprovalStep.REFERRAL, referral, Verdict.APPROVED), by=by)
    round_(at)

    assert asked(superuser) == 0


def test_edit_that_needs_a_colleague_is_counted_for_the_supervisor() -> None:
    unit = office()
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    note = device.note(case, "She has a cough.")
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.other_worker.user), by=by)

    device.hand_in(unit.worker, note)

    assert counts(browser(unit.supervisor))[reverse("desk:field_edits")] == 1
    assert counts(browser(unit.worker))[reverse("desk:field_edits")] is None
