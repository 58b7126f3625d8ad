"""The calendar: valid, neutral, steady, right in time, under an address that only its owner knows."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import psycopg
import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tests.cases.ground import office
from tests.casework.ground import browser
from tests.workplan.ground import added, given_case
from wayhome.access.policy import NotFound
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.web.casework.workplan.calendar_file import due_file
from wayhome.workplan.actions.add_task import NewTask
from wayhome.workplan.actions.calendar_address import end_address, make_address
from wayhome.workplan.actions.work_on_task import finish_task
from wayhome.workplan.domain.due import due_on
from wayhome.workplan.domain.titles import TaskTitle
from wayhome.workplan.queries.calendar_days import DueEntry

pytestmark = pytest.mark.usefixtures("database")


def _address(actor: Actor) -> str:
    with context.acting(actor) as by:
        return reverse("calendar_feed", args=[make_address(by=by).secret])


def _day(days: int) -> date:
    return clock.local_today() + timedelta(days=days)


def _task(days: int, hour: time | None = None, **given: object) -> NewTask:
    due = due_on(_day(days), hour)
    return NewTask(title=TaskTitle.SEE_DOCTOR, due=due, **given)  # type: ignore[arg-type]  # words


def _events(content: bytes) -> list[dict[str, object]]:
    file = Calendar.from_ical(content)
    return [
        {
            "uid": str(event["UID"]),
            "start": event.decoded("DTSTART"),
            "summary": str(event["SUMMARY"]),
        }
        for event in file.walk("VEVENT")
    ]


def test_calendar_tells_days_and_hours_and_how_many_to_a_program_without_a_session() -> None:
    unit = office()
    case = given_case(unit)
    added(case, by=unit.worker, new=_task(2))
    added(case, by=unit.worker, new=_task(2))
    added(case, by=unit.worker, new=_task(3, time(14, 30)))
    added(case, by=unit.worker)

    answer = Client().get(_address(unit.worker))

    whole, timed = _events(answer.content)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert (whole["start"], whole["summary"]) == (_day(2), "Wayhome: 2 things due")
    # Half past two in Phnom Penh is half past seven in UTC.
    assert timed["start"] == datetime.combine(_day(3), time(7, 30), tzinfo=UTC)
    assert timed["summary"] == "Wayhome: 1 thing due"


def test_calendar_says_nothing_of_case_kind_words_or_people() -> None:
    unit = office()
    case = given_case(unit)
    new = NewTask(words="Ring the aunt in Poipet", note="After dark", due=due_on(_day(1)))
    added(case, by=unit.worker, new=new)
    added(case, by=unit.worker, new=_task(1))
    with context.acting(unit.worker) as by:
        code = case_page(by, case).row.code

    content = Client().get(_address(unit.worker)).content.decode().replace("\r\n ", "")

    hidden = (code, str(case), "medical", "Poipet", "dark", "Worker", str(unit.worker.user))
    assert [word for word in hidden if word.lower() in content.lower()] == []
    assert f"{reverse('desk:work')}?day={_day(1)}" in content


def test_events_keep_their_identity_when_the_address_is_made_anew_and_more_is_due() -> None:
    unit = office()
    case = given_case(unit)
    added(case, by=unit.worker, new=_task(2))
    first = _events(Client().get(_address(unit.worker)).content)

    added(case, by=unit.worker, new=_task(2))
    second = _events(Client().get(_address(unit.worker)).content)

    assert [each["uid"] for each in first] == [each["uid"] for each in second]
    assert second[0]["summary"] == "Wayhome: 2 things due"


def test_same_content_is_answered_with_304_and_other_content_is_not() -> None:
    unit = office()
    case = given_case(unit)
    task = added(case, by=unit.worker, new=_task(2))
    address, client = _address(unit.worker), Client()
    tag = client.get(address).headers["ETag"]

    same = client.get(address, headers={"If-None-Match": tag})
    with context.acting(unit.worker) as by:
        finish_task(task=task, by=by)
    other = client.get(address, headers={"If-None-Match": tag})

    assert (same.status_code, same.content) == (304, b"")
    assert (other.status_code, _events(other.content)) == (200, [])


def test_address_that_was_ended_or_replaced_or_never_made_is_not_there() -> None:
    unit = office()
    client = Client()
    first = _address(unit.worker)
    second = _address(unit.worker)
    worked = client.get(second).status_code
    with context.acting(unit.worker) as by:
        end_address(by=by)

    unknown = reverse("calendar_feed", args=["x" * 43])
    answers = [client.get(each) for each in (first, second, unknown, "/calendar/", "/nowhere")]

    assert worked == 200
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_address_of_a_closed_account_is_not_there(superuser: psycopg.Connection) -> None:
    unit = office()
    address = _address(unit.worker)

    superuser.execute("UPDATE access_user SET is_active = false WHERE id = %s", [unit.worker.user])

    assert Client().get(address).status_code == 404


def test_secret_is_kept_nowhere(superuser: psycopg.Connection) -> None:
    unit = office()
    address = _address(unit.worker)

    rows = superuser.execute("SELECT * FROM workplan_calendar_feed").fetchall()
    leaves = superuser.execute("SELECT body FROM audit_leaf").fetchall()

    secret = address.removeprefix("/calendar/").removesuffix(".ics")
    assert len(rows) == 1
    assert secret not in repr(rows)
    assert secret not in repr(leaves)


def test_calendar_is_its_owners_whoever_is_signed_in_in_the_browser() -> None:
    unit, others = office(), office("other", receives=False)
    added(given_case(unit), by=unit.worker, new=_task(2))
    address = _address(unit.worker)

    for client in (browser(unit.supervisor), browser(others.worker), Client()):
        assert len(_events(client.get(address).content)) == 1


def test_program_that_asks_without_end_is_told_to_wait() -> None:
    unit = office()
    address, client = _address(unit.worker), Client()

    answers = [client.get(address) for _ in range(32)]

    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_address_is_made_and_ended_on_its_page_and_shown_once() -> None:
    unit = office()
    client = browser(unit.worker)
    page = reverse("desk:work_calendar")

    made = client.post(reverse("desk:work_calendar_new")).content.decode()
    later = client.get(page).content.decode()
    client.post(reverse("desk:work_calendar_end"))

    assert "/calendar/" in made.split('id="address"')[1][:200]
    assert 'id="address"' not in later
    assert "An address is in use since" in later
    assert "You have no address yet." in client.get(page).content.decode()


def test_whoever_has_no_cases_has_no_calendar() -> None:
    unit = office()
    stranger = Actor(kind=unit.worker.kind, agency=unit.agency, user=unit.worker.user)

    with pytest.raises(NotFound), context.acting(stranger) as by:
        make_address(by=by)


def test_file_is_steady_and_valid_whatever_is_in_it() -> None:
    now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    entries = [
        DueEntry(date(2026, 12, 31), None, 1, now),
        DueEntry(date(2027, 1, 1), datetime(2026, 12, 31, 17, 0, tzinfo=UTC), 12, now),
    ]
    user = uuid4()

    file = due_file(entries, user=user, link="https://host.example/due")

    assert file == due_file(entries, user=user, link="https://host.example/due")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert len(Calendar.from_ical(file).walk("VEVENT")) == 2
