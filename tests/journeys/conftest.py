"""One service and one browser for all journeys; a context of its own for each."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.drills.instance import instance
from wayhome.server.demo.cast import PASSWORD

_HEADLESS = "/usr/bin/chromium-headless-shell"
BROWSER = os.environ.get("WAYHOME_BROWSER") or (
    # A third quicker than the whole browser, and the same engine.
    _HEADLESS if Path(_HEADLESS).exists() else "/usr/bin/chromium"
)
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Half of the time of all journeys: begun last, everybody would wait for it.
_LONGEST = "test_story.py"
PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=900)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, whatever order chance gave."""
    items.sort(key=lambda item: item.path.name != _LONGEST)


class Visitor:
    """Somebody at a browser; every page they stop at is checked for accessibility and fit."""

    def __init__(self, page: Page, address: str, pictures: Path | None) -> None:
        self.page = page
        self.address = address
        self._pictures = pictures

    def open(self, path: str) -> None:
        """Go to a path; whatever is there must be a page, never a failure."""
        answer = self.page.goto(f"{self.address}{path}")
        assert answer is not None
        assert answer.status < 400, f"{path} answered {answer.status}"

    def press(self, name: str) -> None:
        """Press a button or follow a link by what it says."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def follow(self, name: str) -> None:
        """Follow a link by what it says."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def send(self) -> None:
        """Press the first button of the form in the main part, whatever the language."""
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_load_state()

    def choose(self, **values: str) -> None:
        """Tick a radio or checkbox by the name of the field and the value."""
        for name, value in values.items():
            self.page.locator(f"input[name={name}][value={value}]").check()

    def answer(
        self,
        *,
        written: dict[str, str] | None = None,
        ticked: dict[str, str] | None = None,
        selected: dict[str, str] | None = None,
    ) -> None:
        """Fill the fields of a page, each by its name."""
        for name, text in (written or {}).items():
            self.page.fill(f"[name={name}]", text)
        for name, value in (selected or {}).items():
            self.page.select_option(f"[name={name}]", value)
        self.choose(**(ticked or {}))

    def text(self) -> str:
        """What the main part says."""
        return self.page.locator("main").inner_text()

    def look(self, name: str) -> None:
        """Stop at a page: no fault of accessibility, no sideways scroll; keep a picture if asked."""
        if self._pictures:
            self.page.screenshot(path=self._pictures / f"{name}.png", full_page=True)
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        wide = self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, f"{name} scrolls sideways"

    def sign_in(self, username: str) -> None:
        """Sign in as somebody of the demo."""
        self.open("/accounts/login/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", PASSWORD)
        self.send()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a loud reason why there is none; in CI there must be one."""
    if not Path(BROWSER).exists():
        if os.environ.get("CI"):
            pytest.fail(f"No browser at {BROWSER}")
        pytest.skip(f"No browser at {BROWSER}: set WAYHOME_BROWSER")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=_FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """A running service with a worker and the demo's people; the value is where it answers."""
    with instance(WAYHOME_REQUIRE_SECOND_FACTOR="0") as made:
        made.run("tests.journeys.set_stage")
        made.work()
        yield f"http://127.0.0.1:{made.serve()}"


@pytest.fixture(scope="session")
def pictures() -> Path | None:
    """Where pictures of the pages are kept, if WAYHOME_PICTURES names a folder for them."""
    if not (kept := os.environ.get("WAYHOME_PICTURES")):
        return None
    folder = Path(kept)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def phone(browser: Browser, address: str, pictures: Path | None) -> Iterator[Visitor]:
    """Somebody with a small phone that runs no scripts and speaks Khmer."""
    # Axe itself needs scripts; the pages' own are kept from loading instead.
    context = browser.new_context(viewport=PHONE, locale="km", bypass_csp=True)
    context.route("**/*.js", lambda route: route.abort())
    yield Visitor(context.new_page(), address, pictures)
    context.close()


@pytest.fixture
def desk(browser: Browser, address: str, pictures: Path | None) -> Iterator[Visitor]:
    """Somebody of the staff at a desk."""
    context = browser.new_context(viewport=DESK, locale="en", bypass_csp=True)
    yield Visitor(context.new_page(), address, pictures)
    context.close()
