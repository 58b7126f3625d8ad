"""Operations at the desk: the list, the plan, and what each of those around it sees."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.casework.operation_text import code_of, text
from tests.casework.test_permissions import signed_in
from tests.operations.ground import SECRETS, approved, begun, case_of, plan, planned, row
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.operations.actions.name_member import name_member
from wayhome.operations.actions.plan_operation import plan_operation
from wayhome.operations.models import Operation, Site
from wayhome.sites.actions.describe_place import NewDescription, describe_place
from wayhome.sites.domain.told import read_told
from wayhome.sites.queries.sites import sites_of

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


def test_sites_of_the_linked_cases_are_offered_first(unit: Office, desk: Client) -> None:
    operation, case = planned(unit), case_of(unit)
    place = uuid4()
    with context.acting(unit.worker) as by:
        told = read_told("Golden Heron Park, Street 271", province="KH18")
        describe_place(NewDescription(id=place, told=told, province="KH18", case=case), by=by)
        (site,) = sites_of(by, cases=[case])
    here = reverse("desk:operation", args=[operation])
    before = text(desk, here)
    desk.post(reverse("desk:operation_link", args=[operation]), {"code": code_of(unit, case)})

    offered = text(desk, here)
    added = desk.post(
        reverse("desk:operation_site", args=[operation]), {"code": site.code, "kind": "compound"}
    )
    after = text(desk, here)

    assert "Add a site of the linked cases" not in before
    assert f"Site {site.code}" in offered
    assert offered.index("Add a site of the linked cases") < offered.index("Add a site by its code")
    assert added.status_code == 302
    assert "Add a site of the linked cases" not in after


def test_sites_of_a_linked_case_are_offered_to_nobody_who_may_not_read_it(unit: Office) -> None:
    case = case_of(unit)
    operation = planned(unit, case)
    with context.acting(unit.worker) as by:
        told = read_told("Golden Heron Park, Street 271", province="KH18")
        describe_place(NewDescription(id=uuid4(), told=told, province="KH18", case=case), by=by)
        name_member(operation=operation, user=unit.other_worker.user, by=by)  # type: ignore[arg-type]  # somebody

    page = text(browser(unit.other_worker), reverse("desk:operation", args=[operation]))

    assert "Add a site by its code" in page
    assert "Add a site of the linked cases" not in page


def test_approval_is_offered_only_to_whoever_may_give_it(unit: Office) -> None:
    own = planned(unit, by=unit.supervisor, needs_second=True)
    others = planned(unit, needs_second=True)
    with context.acting(unit.worker) as by:
        nowhere = plan_operation(plan=plan(), by=by).operation
    supervisor = browser(unit.supervisor)

    def offers(operation: UUID) -> bool:
        return "Approve the plan" in text(supervisor, reverse("desk:operation", args=[operation]))

    assert [offers(each) for each in (own, others, nowhere)] == [False, True, False]
