"""Pages on which a complaint is erased, and faces that knew it."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.api.ground import make_caller
from tests.cases.ground import office
from tests.casework.ground import browser
from tests.erasure.aside import Aside, approved, aside, carried_out, erased, waited
from tests.erasure.ground import MARK, told_complaint
from tests.erasure.test_pages import paths
from tests.intake.ground import lodge_publicly
from wayhome.cases.actions.attach import detach
from wayhome.cases.actions.open_case import open_case
from wayhome.cases.actions.set_aside import set_aside
from wayhome.cases.domain.triage import SetAsideReason
from wayhome.intake.domain.receipt import Receipt
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")

PROPOSAL = {"ground": "no_basis", "reason": f"{MARK} is an advertisement."}


@pytest.fixture
def at(database: str) -> Aside:
    """A complaint that was set aside."""
    return aside()


def address(at: Aside, rest: str = "") -> str:
    """The page of the erasure."""
    return f"/desk/complaints/{at.complaint}/erasure/{rest}"


def page_of(at: Aside) -> str:
    """The page of the complaint."""
    return f"/desk/complaints/{at.complaint}/"


def test_two_people_agree_from_the_page_of_a_complaint(at: Aside) -> None:
    officer, supervisor = browser(at.unit.intake), browser(at.unit.supervisor)

    assert address(at) in officer.get(page_of(at)).content.decode()
    assert b"Propose to erase this complaint" in officer.get(address(at)).content
    empty = officer.post(address(at, "propose/"), {"reason": "Kept words"})
    assert (empty.status_code, b"Kept words" in empty.content) == (422, True)
    assert officer.post(address(at, "propose/"), PROPOSAL).status_code == 302
    own = officer.get(address(at))
    assert b"Somebody else has to agree" in own.content
    assert b"Agree to erase it" not in own.content
    assert b"Read why" not in own.content
    assert b"This complaint is to be erased" in officer.get(page_of(at)).content
    assert address(at) in supervisor.get("/desk/erasures/").content.decode()
    other = supervisor.get(address(at))
    assert MARK.encode() not in other.content
    erasure = other.context["erasure"].row.id
    assert MARK.encode() in supervisor.post(address(at, f"{erasure}/reason/")).content
    assert supervisor.post(address(at, f"{erasure}/approve/")).status_code == 302
    assert b"It can be called off until then" in officer.get(page_of(at)).content
    assert officer.post(address(at, f"{erasure}/call-off/")).status_code == 302
    assert b"Called off" in officer.get(address(at)).content


def test_legal_hold_is_asked_for_and_lifted_on_the_page_of_a_complaint(at: Aside) -> None:
    until = str(clock.local_today().replace(year=clock.local_today().year + 1, day=1))
    officer, supervisor = browser(at.unit.intake), browser(at.unit.supervisor)

    asked = officer.post(address(at, "hold/"), {"hold-reason": "court", "hold-ends_on": until})

    assert asked.status_code == 302
    shown = supervisor.get(address(at))
    assert b"A legal hold is in force" in shown.content
    hold = shown.context["found"].legal[0].id
    assert supervisor.post(address(at, f"hold/{hold}/agree/")).status_code == 302
    assert supervisor.post(address(at, f"hold/{hold}/lift/")).status_code == 302
    assert b"None is in force" in officer.get(address(at)).content


def test_complaint_in_a_case_sends_to_the_case(at: Aside) -> None:
    with context.acting(at.unit.intake) as by:
        case = open_case(complaint_ids=[at.complaint], by=by).case
    client = browser(at.unit.supervisor)
    there = f"/desk/cases/{case}/erasure/"

    refused = client.post(address(at, "propose/"), PROPOSAL)

    assert there in client.get(page_of(at)).content.decode()
    assert refused.status_code == 422
    assert b"It is erased with that case" in refused.content
    assert there in refused.content.decode()


def test_page_names_the_case_that_a_complaint_was_taken_out_of(at: Aside) -> None:
    with context.acting(at.unit.intake) as by:
        case = open_case(complaint_ids=[at.complaint], by=by)
        detach(complaint=at.complaint, by=by)
        set_aside(complaint=at.complaint, reason=SetAsideReason.WITHDRAWN, by=by)
    officer, supervisor = (
        browser(actor).get(address(at)).content.decode()
        for actor in (at.unit.intake, at.unit.supervisor)
    )

    assert case.code in officer
    assert f"/desk/cases/{case.case}/erasure/" not in officer
    assert f"/desk/cases/{case.case}/erasure/" in supervisor
    assert (
        "It was in a case before"
        not in browser(at.unit.intake).get(address(aside(at.unit))).content.decode()
    )


def test_every_page_that_reached_an_erased_complaint_still_answers(database: str) -> None:
    unit, other = office(), office("other", receives=False)
    told_complaint(unit)
    at = aside(unit)
    before = answers(at, unit.supervisor)
    assert len([page for page in before.values() if page.status_code == 200]) > 15

    erased(at)

    after = answers(at, unit.supervisor) | answers(at, unit.intake) | answers(at, other.supervisor)
    assert {path for path, page in after.items() if page.status_code >= 500} == set()
    assert {path for path, page in after.items() if MARK in page.content.decode()} == set()
    client = browser(unit.intake)
    page = client.get(page_of(at)).content
    assert b"Erased on" in page
    assert b"Put back into the queue" not in page
    part = client.post(f"{page_of(at)}part/", {"group": "identity", "purpose": "triage"})
    assert part.status_code == 410
    assert client.post(f"{page_of(at)}restore/").status_code == 409


def answers(at: Aside, actor: Actor) -> dict[str, Any]:
    """Every page of the desk that can be asked for with no id but that of the complaint."""
    client = browser(actor)
    known = {"complaint_id": at.complaint}
    return {f"{actor.user} {path}": client.get(path) for path in sorted(paths(known))}


def gone(at: Aside) -> None:
    """Set aside, and erased from beginning to end."""
    with context.acting(at.unit.intake) as by:
        set_aside(complaint=at.complaint, reason=SetAsideReason.NO_CONTENT, by=by)
    erased(at)


def test_whoever_holds_the_receipt_is_told_that_it_was_erased() -> None:
    unit, receipt = office(), Receipt.generate()
    gone(Aside(unit, lodge_publicly(unit.agency, receipt=receipt).complaint))
    client = Client(raise_request_exception=False)

    client.post("/answers/", {"number": receipt.digits()})
    page = client.get("/answers/now")
    written = client.post("/answers/now", {"text": "Are you there?", "once": "a" * 32})

    assert page.status_code == 200
    assert b"What you told us was erased" in page.content
    assert b"<textarea" not in page.content
    assert written.status_code in {410, 422}


def test_partner_is_told_that_what_it_lodged_was_erased() -> None:
    unit, caller = office(), make_caller("embassy")
    complaint = UUID(caller.lodge().json()["id"])
    gone(Aside(unit, complaint))

    read = caller.get(f"/complaints/{complaint}")
    sent = caller.write(str(complaint), {"text": "More of it"}, key="message-0001")

    assert read.status_code == 200
    assert json.loads(read.content)["erased_at"] is not None
    assert sent.status_code == 410
    assert json.loads(sent.content)["code"] == "erased"


def test_complaint_that_is_put_back_into_the_queue_says_why_it_waits(at: Aside) -> None:
    erasure = approved(at)
    client = browser(at.unit.intake)
    assert client.post(f"{page_of(at)}restore/").status_code == 302
    waited(at)

    assert carried_out(at, erasure) == 0
    assert b"Set it aside first" in client.get(address(at)).content


def test_page_of_an_erasure_leads_back_to_its_complaint(at: Aside) -> None:
    page = browser(at.unit.intake).get(address(at)).content.decode()

    assert f'<a href="{page_of(at)}" class="wh-back-link"' in page
