"""An officer works in a village without a signal: fifty edits, nothing lost, nothing doubled.

Service workers are on here, and the page runs its scripts under its own strict policy.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.drills.instance import Instance, instance
from tests.journeys.conftest import DESK, PHONE, Visitor

pytestmark = [pytest.mark.journey, pytest.mark.timeout(500)]

PASSPHRASE = "four quiet words here"
# Everything that the package holds in clear while it is open, and nothing on the disk may.
CANARIES = ("Zzyzxname", "Zzyzxplace", "Zzyzxnote", "Zzyzxlodger", "Zzyzxfield", PASSPHRASE)

_STORED = """async () => {
  const open = (name) => new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
  const told = [];
  for (const { name } of await indexedDB.databases()) {
    const base = await open(name);
    for (const store of base.objectStoreNames) {
      const rows = await new Promise((done) => {
        const asked = base.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
      });
      const plain = (value) => {
        if (value instanceof ArrayBuffer) return plain(new Uint8Array(value));
        if (value instanceof Uint8Array) return new TextDecoder("utf-8").decode(value);
        if (value instanceof CryptoKey) return `key ${value.extractable}`;
        if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
        return value;
      };
      told.push([store, rows.map(plain)]);
    }
    base.close();
  }
  const kept = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) kept.push(new URL(request.url).pathname);
  }
  return JSON.stringify({ told, kept, local: { ...localStorage }, session: { ...sessionStorage } });
}"""


@dataclass
class Device:
    """A phone: its own browser context, with whatever stays on it."""

    context: BrowserContext
    page: Page
    address: str
    pictures: Path | None

    @property
    def visitor(self) -> Visitor:
        """Whoever holds it, for looking at pages."""
        return Visitor(self.page, self.address, self.pictures)

    def press(self, name: str) -> None:
        """Press a button that can be seen."""
        self.page.get_by_role("button", name=name, exact=True).locator("visible=true").first.click()

    def said(self, text: str) -> None:
        """Wait until one of the two state lines says something."""
        expect(self.page.locator(".wh-fieldwork__state")).to_contain_text(text, timeout=20_000)

    def at(self, heading: str) -> None:
        """Wait for a screen."""
        shown = self.page.locator("[data-screen]:not([hidden]) h1")
        expect(shown).to_contain_text(heading, timeout=20_000)

    def stored(self) -> dict[str, Any]:
        """Everything that is kept on the device, as a thief would read it."""
        return dict(json.loads(self.page.evaluate(_STORED)))

    def take_along(self) -> None:
        """Take every case along."""
        self.page.goto(f"{self.address}/desk/field/")
        self.press("Choose cases")
        self.page.locator("[data-screen=choose] input[name=case]").first.wait_for()
        for box in self.page.locator("[data-screen=choose] input[name=case]").all():
            box.check()
        self.page.select_option("#purpose", "protection")
        self.page.fill("#new-passphrase", PASSPHRASE)
        self.page.fill("#again", PASSPHRASE)
        self.press("Take along")
        self.at("Cases")
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def open(self) -> None:
        """Open what was taken along."""
        self.page.fill("#passphrase", PASSPHRASE)
        self.press("Open")
        self.at("Cases")

    def enter(self, number: int) -> None:
        """Go into the case with this place in the list."""
        self.press("Cases")
        lines = self.page.locator("[data-screen=cases]:not([hidden]) .wh-fieldwork__line")
        lines.nth(number).click()
        self.at("Case ")

    def note(self, number: int, text: str) -> None:
        """Write a note into the case with this place in the list."""
        self.enter(number)
        self.press("Write a note")
        self.page.fill("#text", text)
        self.press("Keep it")
        self.at("Case ")

    def answer(self, number: int, title: str, answers: dict[str, str]) -> None:
        """Answer questions of the case with this place in the list."""
        self.enter(number)
        self.page.get_by_role("link", name=title, exact=True).click()
        self.at(title)
        for name, value in answers.items():
            self.page.select_option(f"[data-screen=answers] [name='{name}']", value)
        self.visitor.look(f"field-{title.split(maxsplit=1)[0].strip(',').lower()}")
        self.press("Keep it")
        self.at("Case ")

    def finish(self, number: int) -> None:
        """Finish the one task of the case with this place in the list."""
        self.enter(number)
        self.page.locator("[data-do=task-done]:visible").click()
        expect(self.page.locator("[data-finished]:visible")).to_have_count(1)

    def plan(self, number: int, step: str) -> None:
        """Set the next step of the case with this place in the list."""
        self.enter(number)
        self.press("Set the next step")
        self.page.select_option("#step", step)
        self.press("Keep it")
        self.at("Case ")


@pytest.fixture(scope="module")
def service() -> Iterator[tuple[Instance, str]]:
    """A running service with three cases of one worker."""
    with instance(WAYHOME_REQUIRE_SECOND_FACTOR="0") as made:
        made.run("tests.journeys.set_field")
        yield made, f"http://127.0.0.1:{made.serve()}"


@pytest.fixture
def phones(
    browser: Browser, service: tuple[Instance, str], pictures: Path | None
) -> Iterator[list[Device]]:
    """Two phones of the same officer."""
    made = []
    for _ in range(2):
        context = browser.new_context(viewport=PHONE, locale="en", service_workers="allow")
        device = Device(context, context.new_page(), service[1], pictures)
        device.visitor.sign_in("dara")
        made.append(device)
    yield made
    for device in made:
        device.context.close()


def rows(made: Instance, query: str) -> list[tuple[Any, ...]]:
    """What the database holds, behind the walls."""
    with made.superuser() as connection:
        return connection.execute(query).fetchall()


def edits(made: Instance) -> Counter[tuple[Any, ...]]:
    """How many edits of each kind came in, by what became of them."""
    return Counter(rows(made, "SELECT kind, state FROM field_edit"))


def notes(made: Instance) -> int:
    """How many notes the cases hold."""
    ((count,),) = rows(made, "SELECT count(*) FROM cases_note")
    return int(count)


def write_first_half(phone: Device) -> None:
    """Twenty-two edits; then the page is loaded anew, and closed and opened, without a signal."""
    for number in range(20):
        phone.note(number % 3, f"Zzyzxfield {number} កំណត់ចំណាំ")
    phone.plan(0, "check_place")
    phone.plan(0, "arrange_support")
    phone.said("Not sent: 22")
    phone.visitor.look("field-case")
    phone.page.reload()
    phone.at("Field work")
    phone.visitor.look("field-locked")
    phone.page.fill("#passphrase", "not the passphrase")
    phone.press("Open")
    expect(phone.page.get_by_text("This is not the passphrase")).to_be_visible()
    phone.open()
    phone.said("Not sent: 22")


def write_second_half(phone: Device) -> None:
    """Twenty-eight more, of every kind."""
    for number in range(20, 44):
        phone.note(number % 3, f"Zzyzxfield {number} កំណត់ចំណាំ")
    phone.plan(1, "review")
    phone.answer(1, "Danger now", {"harm_now": "no"})
    phone.answer(2, "Adults, exploitation of labour", {"is_child": "no", "act": "present"})
    phone.finish(2)
    phone.said("No signal")
    phone.said("Not sent: 50")


def hold_no_word(phone: Device) -> None:
    """What a thief finds on the device while nothing of it is sent."""
    stored = phone.stored()
    told = json.dumps(stored, ensure_ascii=False)
    assert [name for name in CANARIES if name in told] == []
    assert "key true" not in told
    assert "key false" in told
    assert not [
        path for path in stored["kept"] if not path.startswith(("/static/", "/desk/field/"))
    ]
    assert (stored["local"], stored["session"]) == ({}, {})


def settle(device: Device, made: Instance) -> None:
    """The difference stands side by side at the desk, and a third version is written there."""
    device.page.get_by_role("link", name="Choose at the desk").click()
    device.page.wait_for_load_state()
    device.visitor.look("field-side-by-side-phone")
    device.page.set_viewport_size(DESK)
    device.visitor.look("field-side-by-side")
    device.page.locator("input[name=choice][value=third]").check()
    device.page.select_option("[name=third_step]", "plan_operation")
    device.visitor.press("Settle it")
    assert "Settled by" in device.visitor.text()
    device.visitor.look("field-settled")
    settled = rows(
        made,
        "SELECT s.choice, e.written->'next'->>'step', s.office->'next'->>'step',"
        " s.result->'next'->>'step', e.state FROM field_settlement s"
        " JOIN field_edit e ON e.id = s.edit_id",
    )
    assert settled == [("third", "arrange_return", "arrange_support", "plan_operation", "settled")]


def test_fifty_edits_without_a_signal_are_neither_lost_nor_doubled(
    phones: list[Device], service: tuple[Instance, str]
) -> None:
    made, address = service
    phone, other = phones
    before, notes_before = edits(made), notes(made)
    faults: list[str] = []
    phone.context.on("weberror", lambda error: faults.append(str(error.error)))
    phone.context.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security" in said.text else None,
    )
    phone.take_along()
    phone.visitor.look("field-cases")
    other.take_along()
    for device in phones:
        device.context.set_offline(offline=True)
    write_first_half(phone)
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.page.goto(f"{address}/desk/field/")
    phone.open()
    write_second_half(phone)
    other.plan(0, "arrange_return")
    other.note(2, "Zzyzxfield other")
    hold_no_word(phone)

    phone.context.set_offline(offline=False)
    phone.press("Send now")
    phone.said("Nothing waits to be sent")
    phone.press("Written here")
    phone.visitor.look("field-sent")
    other.context.set_offline(offline=False)
    other.press("Send now")
    other.said("Changed by both: 1")
    phone.press("Send now")
    other.press("Written here")
    expect(other.page.locator(".wh-fieldwork__side")).to_contain_text("Arrange support")
    expect(other.page.locator(".wh-fieldwork__side")).to_contain_text("Arrange the return")
    other.visitor.look("field-conflict")

    planned = rows(made, "SELECT next_step FROM cases_case")
    assert edits(made) - before == {
        ("note", "applied"): 45,
        ("plan", "applied"): 3,
        ("plan", "conflict"): 1,
        ("answers", "applied"): 1,
        ("danger", "applied"): 1,
        ("task_done", "applied"): 1,
    }
    assert notes(made) - notes_before == 45
    # The third case had no plan from the field, whatever step it was opened with.
    assert {"arrange_support", "review"} <= {step for (step,) in planned}
    assert faults == []
    settle(other, made)


def test_stopped_device_opens_nothing_and_its_edits_come_in(
    phones: list[Device], service: tuple[Instance, str], browser: Browser, pictures: Path | None
) -> None:
    made, address = service
    phone, _other = phones
    phone.take_along()
    phone.context.set_offline(offline=True)
    phone.note(0, "Zzyzxfield before it was lost")
    context = browser.new_context(viewport=DESK, locale="en")
    supervisor = Visitor(context.new_page(), address, pictures)
    supervisor.sign_in("vanna")
    supervisor.open("/desk/from-field/")
    supervisor.look("field-devices")
    for _ in range(supervisor.page.get_by_role("button", name="Stop this device").count()):
        supervisor.page.get_by_role("button", name="Stop this device").first.click()
        supervisor.page.wait_for_load_state()
    phone.page.reload()
    phone.context.set_offline(offline=False)

    phone.press("Send now")

    phone.said("Over")
    expect(phone.page.get_by_text("A colleague stopped this device")).to_be_visible()
    phone.visitor.look("field-over")
    stores = dict(phone.stored()["told"])
    assert stores["cases"] == []
    assert "wrapped" not in stores["lock"][0]
    held = rows(made, "SELECT state, why FROM field_edit WHERE why = 'stopped'")
    assert held == [("held", "stopped")]
    supervisor.open("/desk/from-field/")
    supervisor.look("field-waiting")
    context.close()


def test_signing_out_at_the_desk_locks_what_was_taken_along(phones: list[Device]) -> None:
    phone, _other = phones
    phone.take_along()
    phone.note(0, "Zzyzxfield before signing out")
    phone.visitor.open("/desk/cases/")
    phone.page.locator("summary.wh-user__name").click()
    phone.visitor.press("Sign out")
    expect(phone.page.get_by_role("heading", name="What do you want to do?")).to_be_visible()
    phone.context.set_offline(offline=True)

    phone.page.goto(f"{phone.address}/desk/field/")
    phone.at("Field work")
    phone.page.fill("#passphrase", PASSPHRASE)
    phone.press("Open")

    expect(phone.page.get_by_text("These cases are locked until")).to_be_visible()


def test_page_explains_itself_when_scripts_are_off(
    browser: Browser, service: tuple[Instance, str], pictures: Path | None
) -> None:
    context = browser.new_context(viewport=PHONE, locale="en", java_script_enabled=False)
    visitor = Visitor(context.new_page(), service[1], pictures)
    visitor.sign_in("dara")

    visitor.open("/desk/field/")

    assert "needs JavaScript" in visitor.text()
    context.close()
