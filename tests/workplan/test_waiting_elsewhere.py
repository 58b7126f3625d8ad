"""What waits in other rooms is told to those it waits for: a count on every page, and a message a day."""

from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from tests.care.ground import Ground, draft, ground, sent
from tests.cases.ground import office
from tests.casework.browsing import counts
from tests.casework.ground import browser
from tests.field.ground import Device, assigned_case
from tests.release.ground import Room
from wayhome.care.actions.approve import NewApproval, approve, set_approvals
from wayhome.care.actions.give_referral import give_referral
from wayhome.care.actions.move_referral import ReferralMove, answer
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.referrals import ReferralEvent, RejectReason
from wayhome.care.queries.referral_holders import given_count
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.bucket import Meter
from wayhome.kernel.database import DbRole
from wayhome.release.actions import send_request as sending
from wayhome.release.actions.send_request import NewRequest, send_request
from wayhome.release.actions.settle_request import Settlement, settle_request
from wayhome.release.domain.statuses import Outcome, RequestKind
from wayhome.release.models import Request
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


def addressed(superuser: psycopg.Connection, *users: Actor) -> None:
    """These have an address, and their agencies chose messages."""
    for each in users:
        superuser.execute(
            "UPDATE access_user SET email = 'own@host.example' WHERE id = %s", [each.user]
        )


def written_to(superuser: psycopg.Connection, agency: UUID) -> list[str]:
    """Whom a round of an agency, as a worker does it, asks to write to."""
    superuser.execute("DELETE FROM procrastinate_jobs")
    with context.acting(Actor.system(agency), role=DbRole.JOBS) as by:
        remind(by=by)
    rows = superuser.execute(
        "SELECT args ->> 'user' FROM procrastinate_jobs WHERE task_name = 'workplan.mail_reminder'"
    ).fetchall()
    return [user for (user,) in rows]


def test_letter_that_nobody_settled_is_counted_and_written_about(
    superuser: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "_meter", Meter())
    unit = office()
    addressed(superuser, unit.supervisor, unit.worker)
    room = Room(by=unit.supervisor)
    entry = room.release(room.quote())
    with context.acting(unit.supervisor) as by:
        choose_mail(is_on=True, by=by)
    before = written_to(superuser, unit.agency)
    with context.acting(Actor.public(unit.agency)):
        send_request(entry, NewRequest(RequestKind.WRONG, "That was another day."))

    told = written_to(superuser, unit.agency)
    counted = counts(browser(unit.supervisor))[reverse("desk:public")]
    with context.acting(unit.supervisor) as by:
        settle_request(Request.objects.get().id, Settlement(Outcome.UNCHANGED), by=by)

    assert (before, told, counted) == ([], [str(unit.supervisor.user)], 1)
    assert written_to(superuser, unit.agency) == []
    assert counts(browser(unit.supervisor))[reverse("desk:public")] is None


def test_whoever_was_given_a_referral_is_told_until_it_is_answered(
    superuser: psycopg.Connection,
) -> None:
    at = ground()
    referral, here = sent(at), reverse("desk:referrals")
    addressed(superuser, at.other.worker, at.other.other_worker)
    with context.acting(at.other.supervisor) as by:
        choose_mail(is_on=True, by=by)
        give_referral(referral, at.other.worker.user, by=by)

    told = written_to(superuser, at.other.agency)
    counted = [counts(browser(each))[here] for each in (at.other.worker, at.other.other_worker)]
    elsewhere = written_to(superuser, at.unit.agency)
    with context.acting(at.other.worker) as by:
        answer(ReferralMove(referral, ReferralEvent.REJECT, RejectReason.FULL), by=by)

    assert told == [str(at.other.worker.user)]
    assert counted == [1, None]
    assert elsewhere == []
    assert written_to(superuser, at.other.agency) == []
    assert counts(browser(at.other.worker))[here] is None


def test_accepted_referral_is_new_to_its_holder_for_three_days() -> None:
    at = ground()
    referral, here = sent(at), reverse("desk:referrals")
    with context.acting(at.other.supervisor) as by:
        answer(ReferralMove(referral, ReferralEvent.ACCEPT), by=by)
        give_referral(referral, at.other.worker.user, by=by)
    after = clock.now() + timedelta(days=3, minutes=1)

    with context.acting(at.other.worker) as by:
        now = given_count(by)
        with clock.at(after):
            later = given_count(by)

    assert (now, later) == (1, 0)
    assert counts(browser(at.other.worker))[here] == 1
