"""Operations at the desk: the list, the plan, and what each of those around it sees."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.casework.test_permissions import signed_in
from tests.operations.ground import SECRETS, approved, begun, case_of, planned, row
from wayhome.access.domain.roles import Role
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.queries.queue import cases_of
from wayhome.kernel import clock, context
from wayhome.operations.models import Operation, Person, Site

PLAN = {
    "version": "0",
    "kind": "search",
    "begins": "2030-01-02T05:00",
    "ends": "2030-01-02T11:00",
    "province": "KH18",
    "lead": "Harbour Watch Unit",
    "partners": "Blue Lantern Shelter\n\n",
    "notes": "Enter by the kitchen gate at dawn.",
}


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


@pytest.fixture
def desk(unit: Office) -> Client:
    """The browser of the worker who plans."""
    return browser(unit.worker)


def text(client: Client, address: str, status: int = 200) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def code_of(unit: Office, case: UUID) -> str:
    """The code of a case."""
    with context.acting(unit.supervisor) as by:
        (found,) = cases_of(by, frozenset({case}))
    return found.code


def test_list_says_what_to_do_when_it_is_empty(desk: Client) -> None:
    assert "No operations here" in text(desk, reverse("desk:operations"))
    narrowed = text(desk, reverse("desk:operations") + "?state=done&province=KH12&cursor=x")
    assert "Clear all filters" in narrowed


def test_plan_is_saved_once_and_sealed(unit: Office, desk: Client) -> None:
    data = {**PLAN, "once": str(uuid4())}

    first = desk.post(reverse("desk:operation_new"), data)
    again = desk.post(reverse("desk:operation_new"), data)

    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    page = text(desk, first["Location"])
    assert "Planned" in page
    assert not any(secret in page for secret in SECRETS)
    with context.acting(unit.system):
        assert Operation.objects.count() == 1


def test_plan_that_cannot_be_is_shown_again_with_what_was_typed(desk: Client) -> None:
    data = {**PLAN, "once": str(uuid4()), "ends": "2030-01-02T04:00"}

    answer = desk.post(reverse("desk:operation_new"), data)

    assert answer.status_code == 422
    assert "The end comes after the beginning" in answer.content.decode()
    assert "kitchen gate" in answer.content.decode()


def test_plan_opens_for_a_purpose(unit: Office, desk: Client) -> None:
    operation = planned(unit)
    address = reverse("desk:operation_open", args=[operation])

    without = desk.post(address, {})
    opened = desk.post(address, {"purpose": "operation"})

    assert without.status_code == 422
    assert "Harbour Watch Unit" not in without.content.decode()
    assert "Harbour Watch Unit" in opened.content.decode()


def test_plan_is_opened_changed_and_kept_when_somebody_was_first(
    unit: Office, desk: Client
) -> None:
    operation = planned(unit)
    address = reverse("desk:operation_change", args=[operation])
    assert "Harbour Watch" not in text(desk, address)

    opened = desk.post(address, {"purpose": "operation"}).content.decode()
    version = str(row(unit, operation).version)
    changed = desk.post(address, {**PLAN, "once": str(uuid4()), "version": version})
    late = desk.post(
        address, {**PLAN, "once": str(uuid4()), "version": version, "notes": "By the roof."}
    )

    assert "kitchen gate" in opened
    assert changed.status_code == 302
    assert late.status_code == 409
    assert "By the roof." in late.content.decode()
    assert f'value="{row(unit, operation).version}"' in late.content.decode()


def test_sites_cases_and_colleagues_are_added_on_the_page(unit: Office, desk: Client) -> None:
    operation, case = planned(unit), case_of(unit)
    here = reverse("desk:operation", args=[operation])

    new_site = {
        "place": str(uuid4()),
        "kind": "house",
        "words": "White house behind the market",
        "province": "KH12",
        "latitude": "11.56",
        "longitude": "104.92",
        "within": "250",
    }
    desk.post(reverse("desk:operation_new_site", args=[operation]), new_site)
    desk.post(reverse("desk:operation_new_site", args=[operation]), new_site)
    desk.post(reverse("desk:operation_link", args=[operation]), {"code": code_of(unit, case)})
    desk.post(
        reverse("desk:operation_name", args=[operation]), {"user": str(unit.other_worker.user)}
    )

    page = text(desk, here)
    assert code_of(unit, case) in page
    assert "Other of unit" in page
    assert "White house" not in page
    with context.acting(unit.system):
        assert Site.objects.filter(operation_id=operation).count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "", "latitude": "", "longitude": ""},
        {"words": "", "latitude": "11.5", "longitude": ""},
        {"words": "x", "latitude": "191", "longitude": "11"},
    ],
)
def test_site_that_is_nowhere_is_refused(unit: Office, desk: Client, wrong: dict[str, str]) -> None:
    operation = planned(unit)
    data = {"place": str(uuid4()), "kind": "house", "province": "KH12", **wrong}

    answer = desk.post(reverse("desk:operation_new_site", args=[operation]), data)

    assert answer.status_code == 422


def test_codes_that_lead_nowhere_say_so(unit: Office, desk: Client) -> None:
    operation = planned(unit)

    case = desk.post(reverse("desk:operation_link", args=[operation]), {"code": "AAAA-AAAA"})
    site = desk.post(
        reverse("desk:operation_site", args=[operation]), {"code": "AAAA-AAAA", "kind": "house"}
    )

    assert "You work on no case with this code" in case.content.decode()
    assert "No site has this code" in site.content.decode()


def test_states_move_on_the_page_and_say_what_cannot_be(unit: Office, desk: Client) -> None:
    operation = planned(unit, case_of(unit))
    supervisor = browser(unit.supervisor)
    version = {"version": str(row(unit, operation).version)}

    early = desk.post(reverse("desk:operation_begin", args=[operation]), version)
    refused = desk.post(reverse("desk:operation_approve", args=[operation]), version)
    done = supervisor.post(reverse("desk:operation_approve", args=[operation]), version)
    twice = supervisor.post(reverse("desk:operation_approve", args=[operation]), version)

    assert early.status_code == 422
    assert "present state" in early.content.decode()
    assert refused.status_code == 404
    assert done.status_code == 302
    assert twice.status_code == 409


def test_future_beginning_is_refused(unit: Office, desk: Client) -> None:
    operation = approved(unit)
    version = str(row(unit, operation).version)

    answer = desk.post(
        reverse("desk:operation_begin", args=[operation]),
        {"version": version, "at": "2090-01-01T10:00"},
    )

    assert answer.status_code == 422
    assert "in the future" in answer.content.decode()


READ = (
    "operation",
    "operation_history",
    "operation_change",
    "operation_persons",
    "operation_result",
    "operation_evidence",
    "operation_sources",
)
WRITE = (
    "operation_approve",
    "operation_begin",
    "operation_call_off",
    "operation_name",
    "operation_drop",
    "operation_link",
    "operation_site",
    "operation_new_site",
    "operation_open",
    "operation_record",
    "operation_judge",
    "operation_keep",
    "operation_seal",
    "operation_name_open",
    "operation_result_open",
    "operation_evidence_open",
)


@pytest.mark.parametrize("state", [planned, approved, begun])
def test_nobody_else_learns_that_there_is_an_operation(unit: Office, state: object) -> None:
    assert callable(state)
    operation = state(unit, case_of(unit))
    foreign = office("other", receives=False)
    strangers = [
        browser(unit.other_worker),
        browser(unit.intake),
        browser(foreign.supervisor),
        *(signed_in(unit, role) for role in (Role.ADMINISTRATOR, Role.AUDITOR)),
        signed_in(unit, Role.RIGHTS_MONITOR),
        signed_in(unit, Role.PARTNER_OFFICER),
    ]
    for client in strangers:
        for name in READ:
            known = client.get(reverse(f"desk:{name}", args=[operation]))
            unknown = client.get(reverse(f"desk:{name}", args=[uuid4()]))
            assert known.status_code == unknown.status_code == 404
        for name in WRITE:
            data = {"version": "1", "user": str(unit.worker.user), "code": "AAAA-AAAA"}
            answer = client.post(reverse(f"desk:{name}", args=[operation]), data)
            assert answer.status_code == 404, name


def test_list_and_its_numbers_count_nothing_that_is_hidden(unit: Office) -> None:
    operation = planned(unit, case_of(unit))
    code = row(unit, operation).code

    stranger = text(browser(unit.other_worker), reverse("desk:operations"))
    named = text(browser(unit.worker), reverse("desk:operations"))

    assert code in named
    assert code not in stranger
    assert "No operations here" in stranger


def test_case_page_shows_operations_to_those_who_may_know(unit: Office) -> None:
    case = case_of(unit)
    operation = planned(unit, case, by=unit.supervisor)
    code = row(unit, operation).code
    address = reverse("desk:case_operations", args=[case])

    assert "None that you may know of" in text(browser(unit.worker), address)
    assert code in text(browser(unit.supervisor), address)
    assert code not in text(browser(unit.other_worker), address, 404)


def rows(**more: str) -> dict[str, str]:
    """Five persons as the form sends them."""
    states = ("freed", "freed", "safe", "located", "declined")
    return {
        "batch": str(uuid4()),
        "on": clock.local_today().isoformat(),
        **{f"state_{number}": state for number, state in enumerate(states, start=1)},
        "name_1": "Sreyneang Qqorr",
        "age_1": "12-17",
        "sex_1": "female",
        **more,
    }


def test_five_persons_are_recorded_in_one_form_and_once(unit: Office, desk: Client) -> None:
    operation = begun(unit, case_of(unit))
    data = rows()

    first = desk.post(reverse("desk:operation_record", args=[operation]), data)
    desk.post(reverse("desk:operation_record", args=[operation]), data)
    page = text(desk, reverse("desk:operation_persons", args=[operation]))

    assert first.status_code == 302, first.content.decode()[:3000]
    assert "Person 5" in page
    assert "Person 6" not in page
    assert "Sreyneang" not in page
    name = {"words": str(persons_of(unit, operation)[0]), "purpose": "protection"}
    opened = desk.post(reverse("desk:operation_name_open", args=[operation]), name)
    assert "Sreyneang Qqorr" in opened.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": "2090-01-01"},
        {"on": "2001-01-01"},
        {"on": "yesterday"},
        {"state_1": ""},
        {f"state_{number}": "" for number in range(1, 6)}
        | {"name_1": "", "age_1": "", "sex_1": ""},
        {"state_2": "nowhere"},
        {"batch": "x"},
    ],
)
def test_rows_that_cannot_be_are_shown_again(
    unit: Office, desk: Client, wrong: dict[str, str]
) -> None:
    operation = begun(unit)

    answer = desk.post(reverse("desk:operation_record", args=[operation]), rows(**wrong))

    assert answer.status_code == 422
    assert persons_of(unit, operation) == []


def test_person_is_followed_and_a_case_is_opened_by_a_button(unit: Office, desk: Client) -> None:
    operation = begun(unit)
    desk.post(reverse("desk:operation_record", args=[operation]), rows())
    person = persons_of(unit, operation)[3]
    supervisor = browser(unit.supervisor)
    address = reverse("desk:operation_open_case", args=[operation, person])

    follow = reverse("desk:operation_follow", args=[operation, person])
    freed = desk.post(follow, {"event": "free"})
    again = desk.post(follow, {"event": "free"})
    refused = desk.post(address)
    opened = supervisor.post(address)
    twice = supervisor.post(address)

    assert (freed.status_code, again.status_code) == (302, 422)
    assert refused.status_code == 404
    assert opened["Location"].startswith("/desk/cases/")
    assert twice["Location"].endswith("/persons/")
    assert "Person freed" in text(supervisor, opened["Location"] + "timeline/")


def test_result_ends_it_and_others_see_the_numbers_alone(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    operation = begun(unit, case)
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.other_worker.user), by=by)
    other = browser(unit.other_worker)
    address = reverse("desk:operation_judge", args=[operation])
    data = {
        "version": str(row(unit, operation).version),
        "outcome": "reached",
        "found": "14",
        "children": "3",
        "freed": "12",
        "arrested": "2",
        "words": "Two buildings, one locked.",
    }

    wrong = desk.post(address, {**data, "freed": "15"})
    nobody = desk.post(address, {**data, "outcome": "nobody"})
    done = desk.post(address, data)
    late = desk.post(address, data)

    assert (wrong.status_code, nobody.status_code) == (422, 422)
    assert (done.status_code, late.status_code) == (302, 409)
    page = text(other, reverse("desk:operation", args=[operation]))
    assert "14" in page
    assert not any(secret in page for secret in (*SECRETS, "locked", "Worker of unit"))
    for name in ("persons", "result", "evidence", "sources", "history", "change"):
        text(other, reverse(f"desk:operation_{name}", args=[operation]), 404)


def test_evidence_is_kept_with_a_cleaned_copy_and_handed_on(unit: Office, desk: Client) -> None:
    operation = begun(unit)
    at = (clock.now() + timedelta(hours=7) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    data = {
        "item": str(uuid4()),
        "kind": "paper",
        "at": at,
        "what": "A ledger of debts",
        "kept": "Locker 4",
    }
    keep = reverse("desk:operation_keep", args=[operation])

    bad = desk.post(keep, {**data, "file": SimpleUploadedFile("x.exe", b"MZ\x00\x01")})
    kept = desk.post(keep, {**data, "file": SimpleUploadedFile("debts.txt", b"Seven names")})
    again = desk.post(keep, data)
    handed = desk.post(
        reverse("desk:operation_hand", args=[operation, data["item"]]),
        {"link": str(uuid4()), "giver": "Officer Sok", "taker": "Laboratory", "at": at},
    )

    assert bad.status_code == 422
    assert kept.status_code == again.status_code == handed.status_code == 302
    page = text(desk, reverse("desk:operation_evidence", args=[operation]))
    assert not any(word in page for word in ("of debts", "Locker", "Officer Sok", "debts.txt"))
    file = reverse("desk:operation_evidence_file", args=[operation, data["item"]])
    assert desk.post(file, {}).status_code == 422
    got = desk.post(file, {"purpose": "prosecution"})
    assert got.content == b"Seven names"
    assert "debts" not in got.headers["Content-Disposition"]


def test_source_is_sealed_opened_and_shared_on_the_page(unit: Office, desk: Client) -> None:
    operation = planned(unit)
    supervisor = browser(unit.supervisor)
    phrase = {"passphrase": "seven lanterns on the river"}
    here = reverse("desk:operation_sources", args=[operation])
    assert "You have no key of your own" in text(desk, here)

    assert desk.post(reverse("desk:own_key"), {**phrase, "again": "other"}).status_code == 422
    for client in (desk, supervisor):
        client.post(reverse("desk:own_key"), {**phrase, "again": phrase["passphrase"]})
    source = str(uuid4())
    words = {"source": source, "who": "The night cook"}
    sealed = desk.post(reverse("desk:operation_seal", args=[operation]), words)
    open_it = reverse("desk:operation_source_open", args=[operation, source])
    wrong = desk.post(open_it, {"purpose": "operation", "passphrase": "not this one, sorry"})
    opened = desk.post(open_it, {"purpose": "operation", **phrase})
    stranger = supervisor.post(open_it, {"purpose": "operation", **phrase})
    share = reverse("desk:operation_source_share", args=[operation, source])
    desk.post(share, {"user": str(unit.supervisor.user), **phrase})
    shared = supervisor.post(open_it, {"purpose": "operation", **phrase})

    assert sealed.status_code == 302
    assert "night cook" not in text(desk, here)
    assert wrong.status_code == 422
    assert "not this one" not in wrong.content.decode()
    assert "The night cook" in opened.content.decode()
    assert stranger.status_code == 404
    assert "The night cook" in shared.content.decode()


def test_map_has_the_numbers_of_its_table_and_opens_points_for_a_purpose(
    unit: Office, desk: Client
) -> None:
    assert "Nothing to draw" in text(desk, reverse("desk:operations_map"))
    planned(unit)

    closed = text(desk, reverse("desk:operations_map"))
    asked = desk.post(reverse("desk:operations_map"), {})
    opened = desk.post(reverse("desk:operations_map"), {"purpose": "operation"}).content.decode()
    other = browser(unit.other_worker).post(
        reverse("desk:operations_map"), {"purpose": "operation"}
    )

    assert "Sihanouk" in closed
    assert "<circle" not in closed
    assert asked.status_code == 422
    assert opened.count("<circle") == 2
    assert "80 m" in opened
    assert "<circle" not in other.content.decode()


def persons_of(unit: Office, operation: UUID) -> list[UUID]:
    """The persons by their numbers."""
    with context.acting(unit.system):
        found = Person.objects.filter(operation_id=operation).order_by("number")
        return list(found.values_list("id", flat=True))
