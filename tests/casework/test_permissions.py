"""Who may reach which page: role by role, by what is theirs and what is not."""

from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cases.ground import Office, lodged, office, opened
from tests.casework.ground import browser
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.roles import Role
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind

pytestmark = pytest.mark.usefixtures("database")

READ = ("case", "case_timeline", "case_assessment", "case_finding", "case_notes", "case_messages")
WRITE = {
    "case_plan": {"next_step": "review", "risk": "low"},
    "case_find": {"outcome": "undetermined", "standard_of_proof": "suspicion", "reasons": "None."},
    "case_reach": {"milestone": "person_located"},
    "case_note": {"note": str(uuid4()), "text": "Rang."},
    "case_assign": {"user": "", "team": ""},
    "case_close": {"reason": "no_leads"},
}
LISTS = ("complaints", "cases", "load", "enter", "matches")


def signed_in(unit: Office, role: Role) -> Client:
    """A browser for somebody of another role in the agency."""
    with context.acting(unit.system) as by:
        user = create_user(
            NewUser(
                username=f"{role.value}-{uuid4().hex[:6]}",
                display_name=role.value,
                password="long enough to keep",
                roles=[role],
            ),
            by=by,
        )
    return browser(
        Actor(kind=ActorKind.STAFF, agency=unit.agency, user=user, roles=frozenset({role}))
    )


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.INTAKE_OFFICER, {"complaints", "cases", "enter", "matches"}),
        (Role.CASE_WORKER, {"cases", "enter", "matches"}),
        (Role.SUPERVISOR, set(LISTS)),
        (Role.PARTNER_OFFICER, set()),
        (Role.RIGHTS_MONITOR, set()),
        (Role.ADMINISTRATOR, set()),
        (Role.AUDITOR, set()),
    ],
)
def test_list_answers_only_to_the_roles_that_may_see_it(role: Role, expected: set[str]) -> None:
    client = signed_in(office(), role)

    seen = {name for name in LISTS if client.get(reverse(f"desk:{name}")).status_code == 200}

    assert seen == expected


def test_case_answers_to_whoever_works_on_it_and_to_supervisors() -> None:
    unit, other = office(), office("other", receives=False)
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(team=unit.team), by=by)
    browsers = {
        "team": browser(unit.worker),
        "not assigned": browser(unit.other_worker),
        "supervisor": browser(unit.supervisor),
        "intake": browser(unit.intake),
        "other agency": browser(other.supervisor),
        "auditor": signed_in(unit, Role.AUDITOR),
        "administrator": signed_in(unit, Role.ADMINISTRATOR),
    }

    readers = {
        who: {name for name in READ if _get(client, name, case) == 200}
        for who, client in browsers.items()
    }

    everything = set(READ)
    assert readers == {
        "team": everything,
        "not assigned": set(),
        "supervisor": everything,
        "intake": set(),
        "other agency": set(),
        "auditor": set(),
        "administrator": set(),
    }


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("worker", {"case_plan", "case_find", "case_reach", "case_note", "case_assign"}),
        ("supervisor", set(WRITE)),
        ("other_worker", set()),
        ("intake", set()),
    ],
)
def test_write_is_refused_as_missing_when_it_is_not_theirs(who: str, expected: set[str]) -> None:
    unit = office()
    client = browser(getattr(unit, who))
    done = set()
    for name, sent in WRITE.items():
        case = opened(unit).case
        with context.acting(unit.supervisor) as by:
            assign(case=case, owner=Owner(team=unit.team), by=by)

        answer = client.post(reverse(f"desk:{name}", args=[case]), {"version": "2", **sent})

        # 422 is an answer about the case: an assessment must come first.
        done |= {name} if answer.status_code in {302, 422} else set()
        assert answer.status_code in {302, 404, 422}

    assert done == expected


def test_worker_lists_only_own_cases_and_reads_their_complaints() -> None:
    unit = office()
    mine, theirs = lodged(unit.agency), lodged(unit.agency)
    case, other = opened(unit, mine), opened(unit, theirs)
    with context.acting(unit.supervisor) as by:
        assign(case=case.case, owner=Owner(user=unit.worker.user), by=by)
    client = browser(unit.worker)

    page = client.get(reverse("desk:cases"), {"pile": "open"}).content.decode()

    assert case.code in page
    assert other.code not in page
    assert client.get(reverse("desk:complaint", args=[mine])).status_code == 200
    assert client.get(reverse("desk:complaint", args=[theirs])).status_code == 404


@pytest.mark.parametrize("name", ["complaints", "cases"])
def test_queue_needs_few_queries_however_long_it_is(name: str) -> None:
    unit = office()
    complaints = [lodged(unit.agency) for _ in range(27)]
    if name == "cases":
        for complaint in complaints:
            opened(unit, complaint)
    client = browser(unit.supervisor)
    client.get(reverse(f"desk:{name}"), {"pile": "open"})

    with CaptureQueriesContext(connections["default"]) as queries:
        page = client.get(reverse(f"desk:{name}"), {"pile": "open"})

    statements = [each["sql"] for each in queries.captured_queries if _asks(each["sql"])]
    assert page.status_code == 200
    assert page.content.decode().count('data-label="Code"') == 25
    # Ten for the list and who reads it, six for what the frame says is waiting.
    assert len(statements) <= 16, statements


def _asks(sql: str) -> bool:
    """Whether a statement asks for rows; the transaction and its context are the same everywhere."""
    return "pg_backend_pid" not in sql and "set_config" not in sql and "SELECT" in sql


def _get(client: Client, name: str, case: object) -> int:
    """The status of a page of a case."""
    return client.get(reverse(f"desk:{name}", args=[case])).status_code
