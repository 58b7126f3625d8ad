"""Screening at the desk: ask, see what came near, review it, and what was screened when."""

import csv
import io
import re
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import Office, lodged, office
from tests.casework.ground import browser
from tests.casework.test_permissions import signed_in
from tests.screening.ground import LOTUS, OUK, XU, imported, screened
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.record.actions.add_source import NewSource, add_source

ASK = {"kind": "person", "name": "Tevoda Ouk", "purpose": "sanctions"}
OPEN = {"purpose": "sanctions"}
REVIEW = {**OPEN, "verdict": "different", "reason": "Born in another year."}
WORDS = "A listing is a measure that a body took on a date."


@pytest.fixture
def unit(database: str) -> Office:
    """An agency with a list of three."""
    unit = office()
    imported(unit.system, OUK, XU, LOTUS)
    return unit


@pytest.fixture
def worker(unit: Office) -> Client:
    """A case worker's browser."""
    return browser(unit.worker)


def asked(client: Client, **changed: str) -> str:
    """The address of a screening just made."""
    answer = client.post(reverse("desk:screen"), {**ASK, "once": str(uuid4()), **changed})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def text(client: Client, address: str) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def hit_in(page: str) -> str:
    """The address of the first hit of an opened screening."""
    found = re.search(r'action="(/desk/screening/hits/[0-9a-f-]{36}/)"', page)
    assert found is not None
    return found.group(1)


def test_name_is_screened_compared_reviewed_and_the_review_undone(worker: Client) -> None:
    address = asked(worker)
    closed = text(worker, address)
    opened = worker.post(f"{address}opened/", OPEN).content.decode()
    hit = worker.post(hit_in(opened), OPEN).content.decode()
    reviewed = worker.post(f"{hit_in(opened)}review/", REVIEW)
    after = worker.post(hit_in(opened), OPEN).content.decode()
    undo = re.search(r'href="(/desk/screening/reviews/[0-9a-f-]{36}/undo/)"', after)
    assert undo is not None
    undone = worker.post(undo.group(1), {"reason": "Wrong entry."})
    again = worker.post(hit_in(opened), OPEN).content.decode()

    assert "Tevoda" not in closed
    assert "Listed by Invented body on" in opened
    assert "The same name." in opened
    assert "INi.001" in hit
    assert 'name="verdict"' in hit
    assert "checked" not in hit
    assert (reviewed.status_code, undone.status_code) == (302, 302)
    assert "Means another one" in after
    assert 'name="verdict"' not in after
    assert "Wrong entry." in again
    assert 'name="verdict"' in again


def test_every_page_says_what_a_listing_is(unit: Office) -> None:
    client = browser(unit.supervisor)
    address = asked(client)
    opened = client.post(f"{address}opened/", OPEN).content.decode()
    hit = client.post(hit_in(opened), OPEN).content.decode()
    complaint = reverse("desk:screen_complaint", args=[lodged(unit.agency)])
    addresses = ["screenings", "sanctions_lists", "screen"]

    pages = [text(client, reverse(f"desk:{name}")) for name in addresses]
    pages += [text(client, address), text(client, complaint), opened, hit]

    assert all(WORDS in page for page in pages)
    assert not any("is guilty of" in page for page in pages)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"name": ""}, "Write the name."),
        ({"name": "A"}, "at least two letters"),
        ({"birth": "soon"}, "Write the birth like"),
        ({"birth": "1971-02-31"}, "Write the birth like"),
        ({"nationality": "QQQ"}, "valid choice"),
        ({"purpose": ""}, "Choose what you need it for."),
        ({"purpose": "supervision"}, "valid choice"),
    ],
)
def test_question_comes_back_with_what_was_typed(
    worker: Client, changed: dict[str, str], message: str
) -> None:
    sent = {**ASK, "once": str(uuid4()), "others": "Uk Tevada", **changed}

    page = worker.post(reverse("desk:screen"), sent)

    assert page.status_code == 422
    assert message in page.content.decode()
    assert "Uk Tevada" in page.content.decode()


def test_question_says_what_to_do_when_there_is_no_list(database: str) -> None:
    client = browser(office().worker)

    page = client.post(reverse("desk:screen"), {**ASK, "once": str(uuid4())})
    table = client.get(reverse("desk:screenings")).content.decode()
    lists = client.get(reverse("desk:sanctions_lists")).content.decode()

    assert page.status_code == 409
    assert "There is no list to hold it against" in page.content.decode()
    assert "No screening here" in table
    assert "No list is imported yet" in lists


def test_question_counts_once_when_it_is_sent_twice(worker: Client) -> None:
    once = str(uuid4())

    assert asked(worker, once=once) == asked(worker, once=once)


def test_review_comes_back_with_what_was_typed(worker: Client) -> None:
    address = asked(worker)
    hit = hit_in(worker.post(f"{address}opened/", OPEN).content.decode())

    bare = worker.post(f"{hit}review/", {**OPEN, "reason": "I rang them."})
    worker.post(f"{hit}review/", REVIEW)
    late = worker.post(f"{hit}review/", {**REVIEW, "verdict": "same"})

    assert bare.status_code == 422
    assert "Choose one of the answers." in bare.content.decode()
    assert "I rang them." in bare.content.decode()
    assert late.status_code == 409
    assert "Somebody decided this hit meanwhile" in late.content.decode()


def test_name_is_screened_again_once_a_list_changed(unit: Office, worker: Client) -> None:
    address = asked(worker)
    idle = worker.post(f"{address}again/", OPEN)
    imported(unit.system, XU)
    due = text(worker, address)

    again = worker.post(f"{address}again/", OPEN)
    twice = worker.post(f"{address}again/", OPEN)

    assert idle.status_code == 409
    assert "A list has changed since" in due
    assert again.status_code == 302
    assert again.headers["Location"] == twice.headers["Location"]
    assert "Nothing new came near" in text(worker, again.headers["Location"])


def test_name_of_the_record_must_stand_in_its_source(unit: Office) -> None:
    client = browser(unit.supervisor)
    with context.acting(unit.supervisor) as by:
        source = add_source(NewSource(content=b"They named Tevoda Ouk.\n"), by=by).id
    address = reverse("desk:screen_source", args=[source])

    done = client.post(address, {**ASK, "once": str(uuid4())})
    refused = client.post(address, {**ASK, "once": str(uuid4()), "name": "Xu Mingyuan"})

    assert done.status_code == 302
    assert reverse("desk:source", args=[source]) in text(client, done.headers["Location"])
    assert refused.status_code == 422
    assert "does not stand in the text" in refused.content.decode()
    assert address in text(client, reverse("desk:source", args=[source]))


def test_person_of_a_complaint_is_screened_on_request_by_a_supervisor_only(
    unit: Office, worker: Client
) -> None:
    complaint = lodged(unit.agency)
    supervisor = browser(unit.supervisor)
    address = reverse("desk:screen_complaint", args=[complaint])

    silent = supervisor.post(address, {"once": str(uuid4())})
    done = supervisor.post(address, {**OPEN, "once": str(uuid4())})
    hidden = worker.get(done.headers["Location"])

    assert silent.status_code == 422
    assert done.status_code == 302
    assert worker.get(address).status_code == 404
    assert hidden.status_code == 404
    assert address in text(supervisor, reverse("desk:complaint", args=[complaint]))


def test_table_is_narrowed_and_names_nobody(unit: Office, worker: Client) -> None:
    asked(worker)
    asked(worker, name="Sokunthea Zzyzx")
    here = reverse("desk:screenings")

    everything, waiting = text(worker, here), text(worker, f"{here}?left=review")
    none = text(worker, f"{here}?left=again")
    wrong = worker.get(f"{here}?starts=2022-09-02&ends=2022-09-01")

    assert everything.count('data-label="Screening"') == 2
    assert waiting.count('data-label="Screening"') == 1
    assert "No screening fits the filters" in none
    assert wrong.status_code == 422
    assert "Tevoda" not in everything
    assert "Zzyzx" not in everything


def test_file_has_names_only_when_they_are_asked_for_by_who_may(
    unit: Office, worker: Client
) -> None:
    asked(worker, name="=Tevoda Ouk")
    auditor = signed_in(unit, Role.AUDITOR)
    bare_address, named_address = (
        reverse("desk:screenings_csv"),
        reverse("desk:screenings_named"),
    )

    bare, audited = worker.get(bare_address), auditor.get(bare_address)
    named = worker.post(named_address, OPEN)

    lines = list(csv.reader(io.StringIO(named.content.decode("utf-8-sig"))))
    assert "Tevoda" not in bare.content.decode() + audited.content.decode()
    assert lines[1][-1] == "'=Tevoda Ouk"
    assert worker.post(named_address, {}).status_code == 422
    assert auditor.post(named_address, OPEN).status_code == 404


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.INTAKE_OFFICER, set()),
        (Role.CASE_WORKER, {"screenings", "sanctions_lists", "screen"}),
        (Role.SUPERVISOR, {"screenings", "sanctions_lists", "screen"}),
        (Role.RIGHTS_MONITOR, {"screenings", "sanctions_lists", "screen"}),
        (Role.ADMINISTRATOR, set()),
        (Role.AUDITOR, {"screenings", "sanctions_lists"}),
        (Role.PARTNER_OFFICER, set()),
    ],
)
def test_page_answers_only_to_the_roles_that_may_see_it(
    unit: Office, role: Role, expected: set[str]
) -> None:
    client = signed_in(unit, role)
    names = ("screenings", "sanctions_lists", "screen")

    seen = {name for name in names if client.get(reverse(f"desk:{name}")).status_code == 200}

    assert seen == expected


def test_other_agency_finds_no_screening(unit: Office, superuser: psycopg.Connection) -> None:
    done = screened(unit.worker, "Tevoda Ouk")
    other = browser(office("other", receives=False).supervisor)
    row = superuser.execute("SELECT id FROM screening_hit").fetchone()
    assert row is not None
    hit: UUID = row[0]

    answers = [
        other.get(reverse("desk:screening", args=[done.id])),
        other.post(reverse("desk:screening_opened", args=[done.id]), OPEN),
        other.post(reverse("desk:screening_again", args=[done.id]), OPEN),
        other.post(reverse("desk:screening_hit", args=[hit]), OPEN),
        other.post(reverse("desk:screening_review", args=[hit]), REVIEW),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_address_opens_nothing_without_a_purpose(worker: Client) -> None:
    address = asked(worker)
    hit = hit_in(worker.post(f"{address}opened/", OPEN).content.decode())

    answers = [worker.get(f"{address}opened/"), worker.get(hit)]
    bare = [worker.post(f"{address}opened/"), worker.post(hit)]

    assert [answer.headers["Location"] for answer in answers] == [address, address]
    assert [answer.status_code for answer in bare] == [422, 422]
    assert not any("Tevoda" in answer.content.decode() for answer in bare)


def test_all_names_that_are_due_are_screened_again_in_one_go(unit: Office, worker: Client) -> None:
    for name in ("Tevoda Ouk", "Xu Mingyuan", "Sokunthea Zzyzx"):
        asked(worker, name=name)
    due, again = f"{reverse('desk:screenings')}?left=again", reverse("desk:screenings_again")
    imported(unit.system, OUK, XU, LOTUS, replace(XU, key="9"))

    listed = text(worker, due)
    silent = worker.post(again, {})
    done = worker.post(again, OPEN, follow=True).content.decode()
    auditor = signed_in(unit, Role.AUDITOR)

    assert listed.count('data-label="Screening"') == 3
    assert again in listed
    assert silent.status_code == 422
    assert "Names screened again: 3. New hits: 1. Names left: 0." in done
    assert "No screening fits" in text(worker, due)
    assert auditor.post(again, OPEN).status_code == 404
