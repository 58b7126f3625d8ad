"""The pages of a case: every form, its errors, and two people at once."""

from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import found, lodged, office, opened
from tests.casework.ground import browser
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.queries.case_page import CasePage, case_page
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.queries.progress import progress
from wayhome.kernel import context
from wayhome.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")

SECTIONS = ("case", "case_timeline", "case_assessment", "case_finding", "case_notes")


def address(name: str, case: UUID) -> str:
    """The address of a page of a case."""
    return reverse(f"desk:{name}", args=[case])


def state(case: UUID, by: Actor) -> CasePage:
    """What the case is now."""
    with context.acting(by):
        return case_page(by, case)


def assess_all(client: Client, case: UUID, *, version: int, **changed: str) -> int:
    """Send an assessment in which everything is present; returns the status."""
    page = client.get(address("case_assessment", case))
    form = page.context["form"]
    sent = {name: "present" for name in form.fields if "_" in name and name != "is_child"}
    sent |= {"version": str(version), "is_child": "yes", "notes": "Three calls.", **changed}
    return client.post(address("case_assess", case), sent).status_code


def test_every_section_answers_when_a_case_has_everything() -> None:
    unit = office()
    case = opened(unit).case
    found(case, by=unit.supervisor)
    client = browser(unit.supervisor)

    pages = {name: client.get(address(name, case)) for name in (*SECTIONS, "case_messages")}

    assert {page.status_code for page in pages.values()} == {200}
    assert b"Substantiated" in pages["case"].content
    assert b"apart from each other" not in pages["case_finding"].content


def test_closed_case_has_no_next_step_in_lists_and_its_line_says_the_risk_as_risk() -> None:
    unit = office()
    case = opened(unit).case
    found(case, by=unit.supervisor)
    client = browser(unit.supervisor)
    before = client.get(reverse("desk:cases"), {"pile": "open"}).content.decode()
    version = str(state(case, unit.supervisor).row.version)
    assert client.post(address("case_close", case), {"version": version, "reason": "helped"})

    after = client.get(reverse("desk:cases"), {"pile": "closed"}).content.decode()
    told = client.get(address("case_timeline", case)).content.decode()

    step = str(state(case, unit.supervisor).row.next_step.label)
    code = state(case, unit.supervisor).row.code
    assert (code in before, step in before.split("<tbody>")[1]) == (True, True)
    assert (code in after, step in after.split("<tbody>")[1]) == (True, False)
    assert "Risk: " in told


def test_case_is_worked_from_assessment_to_closing_through_its_forms() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case
    client = browser(unit.supervisor)

    def post(name: str, **sent: str) -> int:
        version = str(state(case, unit.supervisor).row.version)
        return client.post(address(name, case), {"version": version, **sent}).status_code

    assert assess_all(client, case, version=state(case, unit.supervisor).row.version) == 302
    finding = {
        "outcome": "substantiated",
        "standard_of_proof": "reasonable_grounds",
        "offence_kind": "forced_criminality",
        "reasons": "Seen by two people.",
    }
    assert post("case_find", **finding) == 302
    assert post("case_reach", milestone="verified") == 302
    assert post("case_plan", next_step="check_place", due_on="2030-01-05", risk="high") == 302
    assert post("case_assign", user=str(unit.worker.user), team=str(unit.team)) == 302
    assert post("case_close", reason="helped") == 302
    assert post("case_reopen", reason="person_asked", words="She rang again.") == 302

    page = state(case, unit.supervisor)
    assert (page.row.state, page.row.stage, page.row.risk) == ("open", "verified", "high")
    assert page.row.assignee == unit.worker.user


@pytest.mark.parametrize(
    ("name", "sent", "words"),
    [
        ("case_find", {"outcome": "undetermined"}, "Choose a standard of proof."),
        ("case_plan", {"due_on": "soon", "risk": "high", "next_step": "review"}, "Give a day"),
        ("case_plan", {"due_on": "2202-01-05", "risk": "high"}, "Check the year."),
        ("case_reach", {"milestone": "verified"}, "needs a finding"),
        ("case_reach", {"milestone": "flown"}, "Choose one of the milestones."),
        ("case_close", {}, "Choose a reason."),
        ("case_assess", {}, "Say whether the person was a child."),
        ("case_note", {"text": "", "note": "x"}, "Write something first."),
        ("case_note_open", {"words": "x"}, "Choose what you need it for."),
        ("case_reopen", {}, "Choose a reason."),
        ("case_reopen", {"reason": "danger_again", "words": "A call."}, "This cannot be done now"),
    ],
)
def test_form_comes_back_with_how_to_put_it_right(
    name: str, sent: dict[str, str], words: str
) -> None:
    unit = office()
    case = opened(unit).case
    client = browser(unit.supervisor)

    page = client.post(address(name, case), {"version": "1", **sent})

    assert page.status_code == 422
    assert words in page.content.decode()


def test_what_was_typed_is_kept_when_somebody_was_quicker() -> None:
    unit = office()
    case = opened(unit).case
    found(case, by=unit.supervisor)
    seen = state(case, unit.supervisor).row.version
    client = browser(unit.supervisor)
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)
    sent = {
        "version": str(seen),
        "outcome": "undetermined",
        "standard_of_proof": "suspicion",
        "reasons": "A long text that nobody wants to write twice.",
    }

    conflict = client.post(address("case_find", case), sent)
    text = conflict.content.decode()
    again = client.post(address("case_find", case), {**sent, "version": str(seen + 1)})

    assert conflict.status_code == 409
    assert "Somebody changed this case while you were writing" in text
    assert "Worker of unit" in text
    assert "A long text that nobody wants to write twice." in text
    assert f'name="version" value="{seen + 1}"' in text
    assert again.status_code == 302


def test_note_is_closed_until_it_is_opened_for_a_purpose() -> None:
    unit = office()
    case, note = opened(unit).case, str(uuid4())
    client = browser(unit.supervisor)
    written = {"note": note, "text": "The neighbour knows more."}

    assert client.post(address("case_note", case), written).status_code == 302
    assert client.post(address("case_note", case), written).status_code == 302
    closed = client.get(address("case_notes", case)).content.decode()
    opened_page = client.post(
        address("case_note_open", case), {"words": note, "purpose": "verification"}
    )

    assert "The neighbour knows more." not in closed
    assert closed.count("Open the text") == 1
    assert "The neighbour knows more." in opened_page.content.decode()


def test_message_reaches_the_lodger_of_the_case_and_no_other() -> None:
    unit = office()
    complaint, stranger = lodged(unit.agency), lodged(unit.agency)
    case = opened(unit, complaint).case
    client = browser(unit.supervisor)

    def send(to: UUID) -> int:
        sent = {"complaint": str(to), "text": "We are looking into it."}
        return client.post(address("case_message", case), sent).status_code

    assert send(complaint) == 302
    assert send(stranger) == 404
    with context.acting(unit.system) as by:
        said = [each.text for each in progress(by, complaint).messages]
    assert said == ["We are looking into it."]


def test_messages_open_for_a_purpose_and_leave_one_leaf(superuser: psycopg.Connection) -> None:
    unit = office()
    complaint = lodged(unit.agency)
    with context.acting(Actor.lodger(unit.agency, complaint)) as by:
        add_message(complaint_id=complaint, text="She rang us.", by=by)
    case = opened(unit, complaint).case
    client = browser(unit.supervisor)
    wanted = {"words": str(complaint), "purpose": "contact"}

    closed = client.get(address("case_messages", case))
    without = client.post(address("case_talk", case), {"words": str(complaint)})
    shown = client.post(address("case_talk", case), wanted)
    at_triage = browser(unit.intake).post(
        reverse("desk:complaint_talk", args=[complaint]), {"purpose": "contact"}
    )

    assert b"She rang us." not in closed.content
    assert (without.status_code, b"She rang us." in without.content) == (422, False)
    assert b"She rang us." in shown.content
    assert b"She rang us." in at_triage.content
    leaves = superuser.execute(
        "SELECT tag, convert_from(body, 'UTF8')::jsonb ->> 'purpose'"
        " FROM audit_leaf WHERE tag LIKE '%:opened' AND tag <> 'cases:case:opened'"
    ).fetchall()
    assert leaves == [("intake:messages:opened", "contact")] * 2


def test_lodger_is_written_to_before_there_is_a_case() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    client = browser(unit.intake)
    where = reverse("desk:complaint_message", args=[complaint])

    empty = client.post(where, {"text": " "})
    sent = client.post(where, {"text": "When did you last speak?"})

    assert (empty.status_code, sent.status_code) == (422, 302)
    with context.acting(unit.system) as by:
        said = [each.text for each in progress(by, complaint).messages]
    assert said == ["When did you last speak?"]


def test_cases_are_assigned_together_after_a_look() -> None:
    unit = office()
    cases = [opened(unit).case for _ in range(2)]
    client = browser(unit.supervisor)
    chosen = {"case": [str(case) for case in cases]}
    seen = {f"version_{case}": "1" for case in cases}
    with context.acting(unit.supervisor) as by:
        assign(case=cases[1], owner=Owner(team=unit.team), by=by)

    look = client.post(reverse("desk:assign"), chosen)
    nobody = client.post(reverse("desk:assign"), {**chosen, **seen, "confirmed": "yes"})
    done = client.post(
        reverse("desk:assign"),
        {**chosen, **seen, "confirmed": "yes", "user": str(unit.worker.user)},
        follow=True,
    )

    assert (look.status_code, nobody.status_code) == (200, 422)
    assert b"1 case is assigned." in done.content
    assert b"Changed by somebody meanwhile" in done.content
    assert state(cases[0], unit.supervisor).row.assignee == unit.worker.user
    assert state(cases[1], unit.supervisor).row.assignee is None


@pytest.mark.parametrize("version", ["", "9" * 10, "9" * 5000, "-1", "first", "\u00b2"])
def test_cases_stay_as_they_are_when_the_page_came_back_damaged(version: str) -> None:
    unit = office()
    case = opened(unit).case
    sent = {"case": str(case), "confirmed": "yes", "user": str(unit.worker.user)}

    answer = browser(unit.supervisor).post(
        reverse("desk:assign"), {**sent, f"version_{case}": version}
    )

    assert answer.status_code == 422
    assert b"The page came back damaged." in answer.content
    assert state(case, unit.supervisor).row.assignee is None


def test_load_shows_who_carries_what() -> None:
    unit = office()
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)

    page = browser(unit.supervisor).get(reverse("desk:load"))

    assert b"Worker of unit" in page.content
