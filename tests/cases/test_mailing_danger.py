"""E-mail about a danger: over a real server, once, and saying nothing."""

import traceback
from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from django.test import override_settings

from tests.cases.dangers import NOON, minutes, one_round, tellings, told
from tests.cases.ground import Office, office, opened
from tests.cases.mail_server import Mailbox, mail_server
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.move_danger import move_danger
from wayhome.cases.actions.tell_danger import MAIL
from wayhome.cases.domain.danger.workflow import DangerEvent
from wayhome.cases.tasks import mail_danger
from wayhome.config.environment import NotConfigured
from wayhome.config.mail import mail_server as server_of
from wayhome.jobs.worker import Ending, run_worker
from wayhome.kernel import clock, context
from wayhome.kernel.mail import MailNotTaken

pytestmark = pytest.mark.usefixtures("database")

_SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def box() -> Iterator[Mailbox]:
    """A mail server, and an instance that was told of it."""
    with (
        mail_server() as made,
        override_settings(EMAIL_BACKEND=_SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=made.port),
    ):
        yield made


def _owned(superuser: psycopg.Connection) -> tuple[Office, UUID]:
    """A case whose owner has an address."""
    unit = office()
    address = "worker@ministry.example"
    superuser.execute(
        "UPDATE access_user SET email = %s WHERE id = %s", [address, unit.worker.user]
    )
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(unit.worker.user), by=by)
    return unit, case


def _told(superuser: psycopg.Connection) -> tuple[Office, UUID]:
    """A case whose owner has an address and was told of its danger at noon."""
    unit, case = _owned(superuser)
    with clock.at(NOON):
        told(case, by=unit.supervisor)
        one_round(unit)
    return unit, case


def _letters(superuser: psycopg.Connection) -> list[dict[str, str]]:
    """The letters that wait to be written."""
    rows = superuser.execute(
        "SELECT args FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [MAIL]
    )
    return [row[0] for row in rows]


def _write(unit: Office, letter: dict[str, str]) -> None:
    """Do the job of a letter."""
    ids = {key: value for key, value in letter.items() if key != "agency"}
    with context.acting(unit.system) as by:
        mail_danger(by=by, **ids)


def test_letter_says_that_a_case_waits_and_nothing_else(
    box: Mailbox, superuser: psycopg.Connection
) -> None:
    unit, case = _told(superuser)

    with clock.at(NOON):
        _write(unit, _letters(superuser)[0])

    [message] = box.messages
    assert message["To"] == "worker@ministry.example"
    assert message["Subject"] == "Wayhome"
    assert message.get_content().strip() == "A case needs you: sign in."
    assert str(case) not in message.as_string()
    assert ("owner", 0, unit.worker.user, "mail") in tellings(unit)


def test_letter_is_written_once_when_its_job_runs_twice(
    box: Mailbox, superuser: psycopg.Connection
) -> None:
    unit, _case = _told(superuser)
    [letter] = _letters(superuser)

    with clock.at(NOON):
        _write(unit, letter)
        _write(unit, letter)

    assert len(box.messages) == 1


def test_letter_is_not_kept_as_sent_when_the_server_refuses_it(
    box: Mailbox, superuser: psycopg.Connection
) -> None:
    unit, _case = _told(superuser)
    [letter] = _letters(superuser)
    box.is_full = True

    with clock.at(NOON), pytest.raises(MailNotTaken):
        _write(unit, letter)
    before = [way for *_rest, way in tellings(unit)]
    box.is_full = False
    with clock.at(NOON + minutes(1)):
        _write(unit, letter)

    assert before == ["desk"]
    assert len(box.messages) == 1


def test_address_stands_in_no_error_when_the_server_does_not_know_it(
    box: Mailbox, superuser: psycopg.Connection
) -> None:
    unit, _case = _told(superuser)
    box.is_unknown = True

    with clock.at(NOON), pytest.raises(MailNotTaken) as refusal:
        _write(unit, _letters(superuser)[0])

    logged = "".join(traceback.format_exception(refusal.value))
    assert "SMTPRecipientsRefused" in logged
    assert "worker@ministry.example" not in logged


def test_letter_is_left_out_when_somebody_took_it_meanwhile(
    box: Mailbox, superuser: psycopg.Connection
) -> None:
    unit, case = _told(superuser)
    with clock.at(NOON), context.acting(unit.supervisor) as by:
        move_danger(case=case, event=DangerEvent.TAKE, by=by)

    with clock.at(NOON + minutes(1)):
        _write(unit, _letters(superuser)[0])

    assert box.messages == []


def test_late_letters_do_not_flood(box: Mailbox, superuser: psycopg.Connection) -> None:
    unit, _case = _told(superuser)
    # Letters wait for hours while the desk is told on time.
    for moment in (25, 40, 55, 70):
        with clock.at(NOON + minutes(moment)):
            one_round(unit)
    letters = _letters(superuser)

    with clock.at(NOON + minutes(71)):
        for letter in letters:
            _write(unit, letter)

    assert len(letters) == 5
    assert len(box.messages) == 1


def test_worker_tells_and_mails_once_when_danger_is_told(
    box: Mailbox, superuser: psycopg.Connection
) -> None:
    unit, case = _owned(superuser)
    told(case, by=unit.supervisor)

    ending = run_worker(concurrency=1, stay=False, patience=5)
    run_worker(concurrency=1, stay=False, patience=5)

    assert ending is Ending.NOTHING_WAITS
    assert [message["To"] for message in box.messages] == ["worker@ministry.example"]
    assert sorted(way for *_rest, way in tellings(unit)) == ["desk", "mail"]


def test_nothing_is_mailed_where_no_server_is_set(superuser: psycopg.Connection) -> None:
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        _told(superuser)

    assert _letters(superuser) == []


@pytest.mark.parametrize(
    ("address", "port", "tls"),
    [
        ("smtp://127.0.0.1", 25, (False, False)),
        ("smtp+tls://post%40unit:a%2Fb@mail.example", 587, (True, False)),
        ("smtps://mail.example:4650", 4650, (False, True)),
    ],
)
def test_address_of_the_mail_server_says_how_to_reach_it(
    address: str, port: int, tls: tuple[bool, bool]
) -> None:
    found = server_of(address)

    assert (found.port, (found.starts_tls, found.is_tls)) == (port, tls)
    assert "a/b" not in repr(found)


def test_address_that_is_no_mail_server_is_refused() -> None:
    with pytest.raises(NotConfigured):
        server_of("https://mail.example")
