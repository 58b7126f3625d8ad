"""The whole line: from a complaint on a phone to a figure that opens into what it counts."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.journeys.conftest import Visitor
from wayhome.kernel import clock

# The first journey of a service waits until it is there.
pytestmark = [pytest.mark.journey, pytest.mark.timeout(400)]

_KHMER = re.compile(r"[\u1780-\u17ff]")
_RECEIPT = re.compile(r"\d{4} \d{4} \d{4} \d{4} \d{4} \d{4}")
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What one lodger tells; the rest is not known."""

    name: str
    story: str
    year: str = "១៩៩៨"


def ask(phone: Visitor, asked: Asked, *, look: bool = False) -> str:
    """Ask for help in eight pages without scripts and return the digits of the receipt."""
    steps: dict[int, Callable[[], None]] = {
        1: lambda: phone.choose(f01="family"),
        2: lambda: phone.answer(ticked={"f02": "find"}, written={"f18": asked.story}),
        3: lambda: phone.choose(f03="yes"),
        4: lambda: phone.answer(written={"f04": asked.name}),
        5: lambda: phone.answer(
            written={"f09_year": asked.year}, ticked={"f08": "female"}, selected={"f10": "KHM"}
        ),
        6: lambda: phone.answer(selected={"f13": "KHM", "f14": "KH18"}, ticked={"f16s": "week"}),
        7: lambda: phone.choose(f21="no"),
        8: lambda: None,
    }
    phone.open("/ask/")
    if look:
        phone.look("phone-0-start")
    phone.page.locator("main .wh-button").first.click()
    for number, answer in steps.items():
        phone.page.wait_for_url(f"**/ask/{number}")
        answer()
        if look:
            assert _KHMER.search(phone.text())
            phone.look(f"phone-{number}")
        phone.send()
    if look:
        phone.look("phone-9-check")
    phone.send()
    found = _RECEIPT.search(" ".join(phone.text().split()))
    assert found, "the receipt is shown"
    if look:
        phone.look("phone-10-receipt")
    return found.group()


def wait_for(desk: Visitor, path: str, words: str) -> None:
    """Reload a page until the worker has done what it shows."""
    until = time.monotonic() + _PATIENCE
    desk.open(path)
    while words not in desk.text() and time.monotonic() < until:
        desk.page.wait_for_timeout(500)
        desk.open(path)
    assert words in desk.text()


def follow_line(phone: Visitor, receipt: str) -> None:
    """Come back with the receipt."""
    phone.open("/answers/")
    phone.page.fill("[name=number]", receipt)
    phone.send()


def join_the_two(desk: Visitor) -> None:
    """The officer compares the likely pair and judges it to be one person."""
    desk.sign_in("sophea")
    wait_for(desk, "/desk/matches/", "two scripts")
    desk.look("desk-matches")
    desk.page.locator("main table tbody a").first.click()
    desk.look("desk-pair-closed")
    desk.page.select_option("[name=purpose]", "triage")
    desk.press("Open both")
    assert "សុខ សុភា" in desk.text()
    assert "Sok Sophea" in desk.text()
    assert desk.page.locator("input[name=verdict]:checked").count() == 0
    desk.look("desk-pair")
    desk.choose(verdict="same")
    desk.page.fill("[name=reason]", "The two senders speak of one person.")
    desk.press("Record the judgement")


def triage(desk: Visitor) -> None:
    """The officer opens a case on the first complaint and attaches the second to it."""
    desk.open("/desk/complaints/")
    assert "សុខ" not in desk.text()
    assert "Sok" not in desk.text()
    desk.look("desk-queue")
    desk.page.locator("main table tbody a").first.click()
    desk.page.select_option("[name=purpose]", "triage")
    desk.press("Circumstances")
    assert re.search("cannot leave|មិនអាចចេញ", desk.text())
    desk.look("desk-complaint")
    desk.choose(risk="high")
    desk.press("Open a case")
    desk.open("/desk/complaints/")
    desk.page.locator("main table tbody a").first.click()
    desk.page.get_by_role("button", name=re.compile("Attach to case")).first.click()


def assign(desk: Visitor) -> str:
    """The supervisor gives the case to Dara; returns its path."""
    desk.sign_in("vanna")
    desk.open("/desk/cases/")
    desk.page.locator("main table tbody a").first.click()
    case = desk.page.url.split("?")[0].removeprefix(desk.address)
    desk.page.locator("select[name=user]").select_option(label="Dara, case worker")
    desk.press("Assign")
    return case


def verify(desk: Visitor, case: str) -> None:
    """The worker assesses, finds, and takes the case one step on."""
    desk.sign_in("dara")
    desk.open(f"{case}assessment/")
    for field in ("act_recruitment", "means_deception", "purpose_forced_labour"):
        desk.page.select_option(f"[name={field}]", "present")
    desk.choose(is_child="no")
    desk.look("desk-assessment")
    desk.press("Record the assessment")
    desk.open(f"{case}finding/")
    desk.choose(outcome="substantiated", standard_of_proof="reasonable_grounds")
    desk.page.select_option("[name=offence_kind]", "trafficking_labour")
    desk.page.fill("[name=reasons]", "Two accounts agree.")
    desk.look("desk-finding")
    desk.page.locator("main form[action*='finding/new'] button[type=submit]").click()
    desk.open(case)
    desk.page.get_by_role("button", name=re.compile("^Reached:")).first.click()
    desk.look("desk-case")


def read_report(desk: Visitor) -> None:
    """The report counts both complaints, and the figure opens into them and their case."""
    desk.sign_in("vanna")
    today = clock.local_today() + timedelta(days=1)
    month_ago = today - timedelta(days=30)
    desk.open(f"/desk/report/?starts={month_ago.isoformat()}&ends={today.isoformat()}")
    desk.look("desk-report")
    desk.page.get_by_role("link", name=re.compile("^2 complaints")).first.click()
    assert len(set(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", desk.text()))) >= 2
    desk.look("desk-figure")


def test_line_runs_from_the_phone_to_the_figure(phone: Visitor, desk: Visitor) -> None:
    first = ask(phone, Asked("សុខ សុភា", "គាត់មិនអាចចេញពីអគារបានទេ។"), look=True)
    phone.page.context.clear_cookies()
    second = ask(phone, Asked("Sok Sophea", "She cannot leave the building.", "1998"))

    join_the_two(desk)
    triage(desk)
    desk.page.context.clear_cookies()
    case = assign(desk)
    desk.page.context.clear_cookies()
    verify(desk, case)

    for receipt in (first, second):
        phone.page.context.clear_cookies()
        follow_line(phone, receipt)
        assert _KHMER.search(phone.text())
        assert "សុភា" not in phone.text()
    phone.look("phone-11-answer")
    desk.page.context.clear_cookies()
    read_report(desk)


def test_leaving_erases_the_draft(phone: Visitor) -> None:
    phone.open("/ask/")
    phone.page.locator("main .wh-button").first.click()
    phone.choose(f01="family")
    phone.send()
    phone.page.route("https://**", lambda route: route.fulfill(body="<title>Elsewhere</title>"))

    # Asked for and no more: what answers there, or that nothing does, is not ours.
    with phone.page.expect_request(lambda request: request.url.startswith("https://")):
        phone.page.locator("[data-leave]").first.click()

    assert not [c for c in phone.page.context.cookies(phone.address) if c["name"] == "w"]


def test_partner_lodges_and_sees_only_its_own(desk: Visitor) -> None:
    desk.sign_in("embassy")
    desk.look("portal-empty")

    for path in ("/desk/", "/desk/complaints/", "/desk/report/"):
        answer = desk.page.goto(f"{desk.address}{path}")
        assert answer is not None
        assert answer.status == 404


def test_administrator_and_auditor_read_no_case(desk: Visitor) -> None:
    for username in ("admin", "auditor"):
        desk.page.context.clear_cookies()
        desk.sign_in(username)
        answers = [
            desk.page.goto(f"{desk.address}{path}")
            for path in ("/desk/complaints/", "/desk/cases/", "/desk/matches/")
        ]
        assert [answer.status for answer in answers if answer] == [404, 404, 404]
