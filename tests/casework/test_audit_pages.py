"""The audit at the desk: words for everything, filters, pages, a file, and nobody else."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test import Client, override_settings

from tests.audit.conftest import sequence_now
from tests.cases.ground import Office, lodged, office
from tests.casework.ground import browser
from tests.casework.test_permissions import signed_in
from wayhome.access.domain.roles import Role
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.web.casework.auditing import sentences

NOON = datetime(2022, 9, 18, 5, tzinfo=UTC)


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that works."""
    return office()


@pytest.fixture
def auditor(unit: Office) -> Client:
    """The auditor's browser."""
    return signed_in(unit, Role.AUDITOR)


def seen(by: Actor, *, tag: Tag = Tag.INTAKE_FIELDS_OPENED, times: int = 1) -> list[UUID]:
    """Leaves of somebody who saw a location, a second apart; returns what they are about."""
    subjects = [uuid4() for _ in range(times)]
    for second, subject in enumerate(subjects):
        about = About(
            kind="complaint", id=subject, purpose="triage", field_groups=["location", "identity"]
        )
        with clock.at(NOON + timedelta(seconds=second)), context.acting(by):
            leave_leaf(by=by, tag=tag, about=about)
    return subjects


def rows(page: bytes) -> list[str]:
    """The rows of the table as words."""
    body = re.search(r"<tbody>(.*?)</tbody>", page.decode(), re.DOTALL)
    found = body.group(1).split("</tr>")[:-1] if body else []
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in found]


@pytest.mark.parametrize("tag", list(Tag))
def test_every_event_has_a_sentence_and_a_room(tag: Tag) -> None:
    assert sentences.sentence(tag.value) != tag.value
    assert sentences.room(tag) != tag.value.partition(":")[0]


def test_event_that_is_no_more_shows_its_code() -> None:
    assert sentences.sentence("old:thing:done") == "old:thing:done"


def test_audit_says_who_saw_what_and_why(unit: Office, auditor: Client) -> None:
    (subject,) = seen(unit.worker)

    page = auditor.get("/desk/audit/", {"event": Tag.INTAKE_FIELDS_OPENED.value})

    (row,) = rows(page.content)
    for part in (
        "18 Sep 2022, 12:00:00",
        "Worker of unit",
        "Saw sealed parts of a complaint",
        f"Complaint {subject.hex[:8]}",
        "Triage of a complaint",
        "Identity, Location",
    ):
        assert part in row
    assert f"/{subject}/" not in page.content.decode()


def test_audit_names_the_system_and_lodgers(unit: Office, auditor: Client) -> None:
    complaint = lodged(unit.agency)
    seen(Actor.lodger(unit.agency, complaint), tag=Tag.INTAKE_MESSAGE_READ)

    page = auditor.get("/desk/audit/", {"person": "nobody"})

    text = " ".join(rows(page.content))
    assert "A lodger Read a message from the agency" in text
    assert "The system Added an account" in text


def test_audit_shows_nothing_of_another_agency(unit: Office, auditor: Client) -> None:
    other = office("other", receives=False)
    (theirs,) = seen(other.worker)

    page = auditor.get("/desk/audit/")

    assert theirs.hex[:8] not in page.content.decode()
    assert "of other" not in page.content.decode()


def test_audit_pages_show_every_leaf_once(unit: Office, auditor: Client) -> None:
    subjects = seen(unit.worker, times=60)
    address, found = f"/desk/audit/?person={unit.worker.user}", []
    while address:
        page = auditor.get(address).content
        found += rows(page)
        further = re.search(r'href="(/desk/audit/\?[^"]*cursor[^"]*)"', page.decode())
        address = further.group(1).replace("&amp;", "&") if further else ""

    shown = [re.search(r"Complaint (\w{8})", row) for row in found]

    assert [each.group(1) for each in shown if each] == [id_.hex[:8] for id_ in reversed(subjects)]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"starts": "2022-09-18", "ends": "2022-09-18"}, 1),
        ({"starts": "2022-09-19", "ends": "2022-09-20"}, 0),
        ({"ends": "2022-09-17"}, 0),
        ({"ends": "2022-09-18"}, 1),
        ({"event": "intake:fields:opened", "cursor": "altered"}, 1),
        ({"event": "cases:case:closed"}, 0),
    ],
)
def test_filters_narrow_the_list(
    unit: Office, auditor: Client, query: dict[str, str], count: int
) -> None:
    seen(unit.worker)

    page = auditor.get("/desk/audit/", query)

    assert page.status_code == 200
    assert len(rows(page.content)) == count


@pytest.mark.parametrize(
    "query",
    [
        {"starts": "2022-09-18", "ends": "2022-09-17"},
        {"starts": "\x00"},
        {"ends": "9999-12-31"},
        {"event": "access:nothing:done"},
        {"person": str(uuid4())},
    ],
)
@pytest.mark.parametrize("path", ["/desk/audit/", "/desk/audit/table.csv"])
def test_filter_that_is_not_understood_comes_back(
    auditor: Client, path: str, query: dict[str, str]
) -> None:
    page = auditor.get(path, query)

    assert page.status_code == 422
    assert "Error: " in page.content.decode()


def test_audit_shows_the_newest_signed_head(auditor: Client, tmp_path: Path) -> None:
    with override_settings(CHECKPOINTS=tmp_path / "checkpoints.txt"):
        size = sequence_now()

    page = auditor.get("/desk/audit/").content.decode()

    assert size > 0
    assert re.search(rf"Entries of the whole service.*?{size}", page, re.DOTALL)
    assert re.search(rf"<pre[^>]*>[^<]+\n{size}\n", page)


def test_file_holds_the_entries_and_leaves_one_itself(unit: Office, auditor: Client) -> None:
    subjects = seen(unit.worker, times=30)

    answer = auditor.get("/desk/audit/table.csv", {"event": "intake:fields:opened"})
    after = auditor.get("/desk/audit/", {"event": Tag.AUDIT_LEAVES_EXPORTED.value})

    table = list(csv.DictReader(io.StringIO(answer.content.decode().lstrip("\ufeff"))))
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert [row["Id"] for row in table] == [str(subject) for subject in reversed(subjects)]
    assert {row["Who"] for row in table} == {"Worker of unit"}
    assert len(rows(after.content)) == 1


def test_file_makes_no_formula_of_a_name(unit: Office, superuser: object) -> None:
    superuser.execute(  # type: ignore[attr-defined]  # a connection
        "UPDATE access_user SET display_name = '=1+1' WHERE id = %s", [unit.worker.user]
    )
    seen(unit.worker)

    answer = signed_in(unit, Role.AUDITOR).get("/desk/audit/table.csv")

    assert ",'=1+1," in answer.content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
@pytest.mark.parametrize("path", ["/desk/audit/", "/desk/audit/table.csv"])
def test_audit_is_not_there_for_other_roles(unit: Office, role: Role, path: str) -> None:
    client = signed_in(unit, role)

    assert client.get(path).status_code == 404


def test_auditor_begins_with_the_audit_and_sees_no_other_section(auditor: Client) -> None:
    first = auditor.get("/desk/")
    page = auditor.get("/desk/audit/").content.decode()

    assert first.headers["Location"] == "/desk/audit/"
    assert 'href="/desk/cases/"' not in page
    assert 'href="/desk/people/"' not in page


def test_others_are_not_offered_the_audit(unit: Office) -> None:
    page = browser(unit.supervisor).get("/desk/cases/").content.decode()

    assert "/desk/audit/" not in page
    assert "/desk/people/" not in page
