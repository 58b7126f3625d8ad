"""The pages of field work: the app, what it asks, and what came back from it."""

import base64
import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.field.desk import notes_of, office_plans, plan_now, waiting
from tests.field.ground import Device, assigned_case
from tests.field.sealing import seal_envelope
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.domain.indicators.profile import profile
from wayhome.cases.domain.next_steps import NextStep
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")


def sent(client: Client, name: str, told: Any) -> Any:
    """Send JSON as the app does."""
    body = told if isinstance(told, str) else json.dumps(told)
    return client.post(reverse(f"desk:{name}"), body, content_type="application/json")


def taken(client: Client, *cases: UUID, purpose: str = "protection") -> dict[str, Any]:
    """Take cases along over the wire."""
    answer = sent(client, "field_take", {"cases": [str(c) for c in cases], "purpose": purpose})
    assert answer.status_code == 200, answer.content
    return dict(json.loads(answer.content))


def handed_in(client: Client, package: dict[str, Any], *edits: dict[str, Any]) -> Any:
    """Hand edits in over the wire."""
    public, taking = base64.b64decode(package["public"]), UUID(package["taking"])
    sealed = [
        {
            "id": edit["id"],
            "sealed": base64.b64encode(
                seal_envelope(
                    json.dumps(edit).encode(), public=public, taking=taking, edit=UUID(edit["id"])
                )
            ).decode(),
        }
        for edit in edits
    ]
    return sent(client, "field_hand_in", {"taking": package["taking"], "edits": sealed})


def held_note(unit: Office) -> str:
    """A note that needs a colleague; the address of its page."""
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.other_worker.user), by=by)
    device.hand_in(unit.worker, device.note(case, "She has a cough."))
    (page,) = waiting(unit.supervisor)
    return str(page.line.id)


def conflict(unit: Office) -> tuple[UUID, UUID]:
    """A next step that both changed: the case and the edit."""
    case = assigned_case(unit)
    device = Device.of(unit.worker, case)
    wanted = device.plan(case, "check_place", base=device.seen(case))
    office_plans(unit, case, NextStep.PLAN_OPERATION)
    device.hand_in(unit.worker, wanted)
    (page,) = waiting(unit.worker)
    return case, page.line.id


def test_app_says_whose_it_is_to_nobody_and_keeps_the_strict_policy() -> None:
    unit = office()
    case = assigned_case(unit)

    answer = browser(unit.worker).get(reverse("desk:field"))

    policy = answer.headers["Content-Security-Policy"]
    text = answer.content.decode()
    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "Worker of unit" not in text
    assert str(case) not in text
    assert "<noscript>" in text
    assert "js/field/main.js" in answer.headers["X-Files"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_device_hears_of_another_version_of_the_app() -> None:
    client = browser(office().worker)

    page = client.get(reverse("desk:field")).content.decode()
    told = json.loads(client.get(reverse("desk:field_standing")).content)
    french = json.loads(
        client.get(reverse("desk:field_standing"), headers={"Accept-Language": "fr"}).content
    )

    assert f'data-version="{told["version"]}"' in page
    assert french["version"] != told["version"]


def test_worker_and_manifest_stand_in_the_folder_of_the_app() -> None:
    client = browser(office().worker)

    worker = client.get(reverse("desk:field_worker"))
    manifest = client.get(reverse("desk:field_manifest"))

    assert worker.headers["Content-Type"] == "text/javascript"
    assert reverse("desk:field_worker").startswith(reverse("desk:field"))
    told = json.loads(manifest.content)
    assert told["scope"] == told["start_url"] == reverse("desk:field")
    assert told["name"] == "Field book"


@pytest.mark.parametrize("who", ["intake", "nobody"])
def test_app_is_not_there_for_who_works_on_no_case(who: str) -> None:
    unit = office()
    client = Client() if who == "nobody" else browser(unit.intake)

    seen = {
        name: client.get(reverse(f"desk:{name}")).status_code
        for name in ("field", "field_cases", "field_edits")
    }

    assert set(seen.values()) == ({302} if who == "nobody" else {404})


def test_cases_are_taken_along_and_edits_handed_in_over_the_wire() -> None:
    unit = office()
    case = assigned_case(unit)
    client = browser(unit.worker)
    offered = json.loads(client.get(reverse("desk:field_cases")).content)

    package = taken(client, case)
    note = {"id": str(uuid4()), "case": str(case), "kind": "note", "order": 1, "text": "Here."}
    first = json.loads(handed_in(client, package, note).content)
    again = json.loads(handed_in(client, package, note).content)

    (kept,) = package["cases"]
    assert [each["id"] for each in offered["cases"]] == [str(case)]
    assert {each["value"] for each in offered["purposes"]} >= {"protection", "contact"}
    assert kept["code"]
    assert len(base64.b64decode(package["half"])) == 32
    assert package["ends_at"] - package["now"] == 12 * 3600 * 1000
    assert {each["id"] for each in package["profiles"]} >= {"adult_labour", "child_labour"}
    assert [each["outcome"] for each in first["replies"]] == ["applied"]
    assert [each["outcome"] for each in again["replies"]] == ["already"]
    assert first["seen"][str(case)]["plan"] == kept["seen"]["plan"]
    assert notes_of(case, by=unit.worker) == ["Here."]


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[",
        "[]",
        {"cases": "all", "purpose": "protection"},
        {"cases": [], "purpose": "protection"},
        {"cases": ["here"], "purpose": "protection"},
        {"cases": [str(uuid4())], "purpose": "protection"},
        {"cases": [str(uuid4())] * 2, "purpose": "curiosity"},
        {"cases": [str(uuid4())], "purpose": "protection", "replaces": 7},
    ],
)
def test_taking_that_makes_no_sense_is_answered_with_a_sentence(told: Any) -> None:
    answer = sent(browser(office().worker), "field_take", told)

    assert answer.status_code == 422
    assert json.loads(answer.content)["detail"]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"taking": "x", "edits": []},
        {"taking": str(uuid4()), "edits": "x"},
        {"taking": str(uuid4()), "edits": [7]},
        {"taking": str(uuid4()), "edits": [{"id": 1, "sealed": ""}]},
    ],
)
def test_delivery_that_makes_no_sense_is_answered_with_a_sentence(told: Any) -> None:
    answer = sent(browser(office().worker), "field_hand_in", told)

    assert answer.status_code == 422


def test_unknown_taking_is_not_there_and_bytes_that_are_none_are_refused() -> None:
    unit = office()
    client = browser(unit.worker)
    package = taken(client, assigned_case(unit))
    bad = {"id": str(uuid4()), "sealed": "no base64!"}

    unknown = sent(client, "field_hand_in", {"taking": str(uuid4()), "edits": []})
    refused = sent(client, "field_hand_in", {"taking": package["taking"], "edits": [bad]})

    assert unknown.status_code == 404
    assert json.loads(refused.content)["replies"][0]["outcome"] == "refused"


def test_token_of_forms_is_needed() -> None:
    unit = office()
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    signed_in = browser(unit.worker)
    client.cookies = signed_in.cookies

    answer = sent(client, "field_take", {"cases": [], "purpose": "protection"})
    token = json.loads(client.get(reverse("desk:field_standing")).content)["token"]
    with_token = client.post(
        reverse("desk:field_take"),
        json.dumps({"cases": [], "purpose": "protection"}),
        content_type="application/json",
        headers={"X-CSRFToken": token},
    )

    assert answer.status_code == 403
    assert with_token.status_code == 422


def test_standing_gives_the_half_back_until_signing_out() -> None:
    unit = office()
    client = browser(unit.worker)
    package = taken(client, assigned_case(unit))
    address = f"{reverse('desk:field_standing')}?taking={package['taking']}"
    before = json.loads(client.get(address).content)["taking"]

    client.post(reverse("account_logout"))
    after = json.loads(browser(unit.worker).get(address).content)["taking"]
    theirs = json.loads(browser(unit.supervisor).get(address).content)["taking"]

    assert (before["is_running"], before["half"]) == (True, package["half"])
    assert (after["is_running"], after["because"], after["half"]) == (False, "signed_out", None)
    assert theirs is None


def test_both_versions_stand_side_by_side_and_a_third_is_written() -> None:
    unit = office()
    case, edit = conflict(unit)
    client = browser(unit.worker)
    address = reverse("desk:field_edit", args=[edit])
    listed = client.get(reverse("desk:field_edits")).content.decode()
    shown = client.get(address)
    version = shown.context["form"]["version"].value()

    nothing = client.post(reverse("desk:field_settle", args=[edit]), {"version": version})
    third = {"choice": "third", "third_step": "review", "third_due_on": "2026-12-24"}
    done = client.post(reverse("desk:field_settle", args=[edit]), {"version": version, **third})

    text = shown.content.decode()
    after = client.get(address).content.decode()
    assert address in listed
    assert "Plan an operation" in text
    assert "Check the place" in text
    assert nothing.status_code == 422
    assert done.status_code == 302
    assert "Settled by Worker of unit" in after
    assert "Plan an operation" in after
    now = plan_now(case, by=unit.worker)
    assert (now.next_step, str(now.due_on)) == (NextStep.REVIEW, "2026-12-24")


def test_settling_is_sent_again_when_the_case_moved_and_once_only() -> None:
    unit = office()
    case, edit = conflict(unit)
    client = browser(unit.worker)
    address = reverse("desk:field_settle", args=[edit])
    version = client.get(reverse("desk:field_edit", args=[edit])).context["form"]["version"].value()
    office_plans(unit, case, NextStep.REVIEW)

    moved = client.post(address, {"version": version, "choice": "field"})
    again = client.post(
        address, {"version": moved.context["form"]["version"].value(), "choice": "field"}
    )
    twice = client.post(address, {"version": version, "choice": "office"})

    assert moved.status_code == 409
    assert "Somebody changed the case" in moved.content.decode()
    assert again.status_code == 302
    assert twice.status_code == 422
    assert plan_now(case, by=unit.worker).next_step is NextStep.CHECK_PLACE


def test_held_note_is_closed_until_a_purpose_and_written_by_a_supervisor() -> None:
    unit = office()
    edit = held_note(unit)
    client = browser(unit.supervisor)
    address = reverse("desk:field_edit", args=[edit])
    closed = client.get(address)
    text = reverse("desk:field_edit_text", args=[edit])

    without = client.post(text, {"words": edit})
    opened = client.post(text, {"words": edit, "purpose": "protection"})
    version = closed.context["form"]["version"].value()
    settled = client.post(
        reverse("desk:field_settle", args=[edit]), {"version": version, "choice": "field"}
    )

    assert "cough" not in closed.content.decode()
    assert without.status_code == 422
    assert "She has a cough." in opened.content.decode()
    assert settled.status_code == 302


def test_edit_page_is_not_there_for_others() -> None:
    unit, other = office(), office("other", receives=False)
    edit = held_note(unit)

    seen = {
        (actor.user, name): browser(actor).get(reverse(f"desk:{name}", args=[edit])).status_code
        for actor in (unit.worker, unit.intake, other.supervisor)
        for name in ("field_edit",)
    }
    written = browser(unit.worker).post(
        reverse("desk:field_settle", args=[edit]), {"version": 1, "choice": "field"}
    )

    assert set(seen.values()) == {404}
    assert written.status_code == 404
    assert (
        "1 edit of yours is kept"
        in browser(unit.worker).get(reverse("desk:field_edits")).content.decode()
    )


def test_supervisor_stops_a_device_from_the_page() -> None:
    unit = office()
    client = browser(unit.worker)
    package = taken(client, assigned_case(unit))
    supervisor = browser(unit.supervisor)
    address = reverse("desk:field_end", args=[package["taking"]])

    refused = browser(unit.other_worker).post(address)
    stopped = supervisor.post(address)

    told = json.loads(
        client.get(f"{reverse('desk:field_standing')}?taking={package['taking']}").content
    )
    assert refused.status_code == 404
    assert stopped.status_code == 302
    assert told["taking"]["because"] == "revoked"


def test_answer_that_both_gave_is_settled_item_by_item() -> None:
    unit = office()
    case = assigned_case(unit)
    one, two = Device.of(unit.worker, case), Device.of(unit.worker, case)
    held = profile("forced_labour")
    about, item = {"about": held.id, "version": held.version}, held.items[0].id
    one.hand_in(unit.worker, one.write(case, "answers", values={item: "yes"}, **about))
    two.hand_in(unit.worker, two.write(case, "answers", values={item: "no"}, **about))
    (page,) = waiting(unit.worker)
    client = browser(unit.worker)
    sent_form = {"version": page.version, "choice": "third", f"third_{item}": "refused"}

    done = client.post(reverse("desk:field_settle", args=[page.line.id]), sent_form)

    seen = Device.of(unit.worker, case).package.cases[0].seen.answers
    assert done.status_code == 302
    assert seen[held.id][item] == "refused"
