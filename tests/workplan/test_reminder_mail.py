"""Reminders by e-mail: only when the agency chose it, once a day, without a word of what is due."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.workplan.ground import added, given_case, task_due
from wayhome.access.policy import NotFound
from wayhome.kernel import clock, context
from wayhome.workplan.actions.mail_reminder import choose_mail, mail_reminder
from wayhome.workplan.actions.remind import remind

pytestmark = pytest.mark.usefixtures("database")

NOW = datetime(2030, 5, 6, 5, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail server that keeps what it takes."""
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
    mail.outbox = []


@pytest.fixture
def unit(superuser: psycopg.Connection) -> Office:
    """An office whose worker gave an address, with a task that is due."""
    unit = office()
    superuser.execute(
        "UPDATE access_user SET email = 'worker@host.example' WHERE id = %s", [unit.worker.user]
    )
    added(given_case(unit), by=unit.worker, new=task_due(TODAY))
    return unit


def _asked(superuser: psycopg.Connection) -> int:
    row = superuser.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'workplan.mail_reminder'"
    ).fetchone()
    assert row is not None
    return int(row[0])


def _round(unit: Office) -> None:
    with clock.at(NOW), context.acting(unit.system) as by:
        remind(by=by)


def _mailed(unit: Office, *, days: int = 0) -> bool:
    with clock.at(NOW + timedelta(days=days)), context.acting(unit.system) as by:
        return mail_reminder(user=unit.worker.user, day=TODAY, by=by)  # type: ignore[arg-type]  # somebody


def _turn(unit: Office, *, is_on: bool) -> None:
    with context.acting(unit.supervisor) as by:
        choose_mail(is_on=is_on, by=by)


def test_nothing_is_asked_for_while_the_agency_did_not_choose_it(
    unit: Office, superuser: psycopg.Connection
) -> None:
    _round(unit)

    assert _asked(superuser) == 0
    assert not _mailed(unit)


def test_one_message_a_day_says_that_something_is_due_and_nothing_else(
    unit: Office, superuser: psycopg.Connection
) -> None:
    _turn(unit, is_on=True)

    _round(unit)
    _round(unit)
    sent = [_mailed(unit), _mailed(unit)]

    assert _asked(superuser) == 1
    assert sent == [True, False]
    assert [(each.to, each.subject, each.body) for each in mail.outbox] == [
        (["worker@host.example"], "Wayhome", "Something is due: sign in.")
    ]


def test_message_is_not_sent_late_or_after_it_was_turned_off(unit: Office) -> None:
    _turn(unit, is_on=True)
    late = _mailed(unit, days=1)
    _turn(unit, is_on=False)

    assert (late, _mailed(unit)) == (False, False)
    assert mail.outbox == []


def test_whoever_gave_no_address_is_not_written_to(
    unit: Office, superuser: psycopg.Connection
) -> None:
    _turn(unit, is_on=True)
    superuser.execute("UPDATE access_user SET email = ''")

    assert not _mailed(unit)


def test_supervisor_chooses_on_the_page_and_a_worker_does_not(unit: Office) -> None:
    client, page = browser(unit.supervisor), reverse("desk:reminding")

    client.post(reverse("desk:reminding_choose"), {"is_on": "yes"})
    on = client.get(page).content.decode()
    client.post(reverse("desk:reminding_choose"), {"is_on": "no"})

    assert "Show reminders on the desk only" in on
    assert "Nobody is written to." in client.get(page).content.decode()
    assert browser(unit.worker).get(page).status_code == 404
    with pytest.raises(NotFound), context.acting(unit.worker) as by:
        choose_mail(is_on=True, by=by)
