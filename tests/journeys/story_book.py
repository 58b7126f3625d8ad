"""The story's people at their browsers, the days that pass, and what each step leaves behind."""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator

from tests.drills.instance import Instance
from tests.journeys.conftest import DESK, PHONE, Visitor
from wayhome.audit.domain.tags import Tag
from wayhome.insight.domain.indicators import LATER
from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.kernel import clock

FIGURES = (Code.COMPLAINTS_RECEIVED, Code.FINDINGS_CONCLUDED, Code.PERSONS_LOCATED, *LATER)
_A_DAY = 86_400
_HERE = ZoneInfo("Asia/Phnom_Penh")
_WSGI = "wayhome.config.wsgi:application"
Given = str | Sequence[str]


class Book:
    """One story: who takes part, which day it is, and how it is told in leaves and figures."""

    def __init__(self, made: Instance, browser: Browser, pictures: Path | None) -> None:
        self.made = made
        self.today = clock.local_today()
        self.case = self.person = self.operation = self.alleged = ""
        self._browser, self._pictures = browser, pictures
        self._at: dict[str, Visitor] = {}
        self._figures: dict[str, int] = {}
        self._address, self._pages = "", 0

    def begin(self, *, days_ago: int) -> None:
        """Set the stage on the first day of the story."""
        self._shift(days_ago)
        self.made.run("tests.journeys.set_story")
        self.live(days_ago=days_ago)

    def live(self, *, days_ago: int) -> None:
        """Let service and worker live some days ago; everybody signs in anew."""
        for visitor in self._at.values():
            visitor.page.context.close()
        self._at.clear()
        for process in self.made.running:
            self.made.end(process)
        self.made.running.clear()
        self._shift(days_ago)
        self.made.work()
        self._address = f"http://127.0.0.1:{self.made.serve(application=_WSGI)}"

    def _shift(self, days_ago: int) -> None:
        """What lets processes that are started from now on live in the past, as the demo does."""
        self.made.more |= {"WAYHOME_DEMO": "1", "WAYHOME_DEMO_SHIFT": str(days_ago * _A_DAY)}
        self.today = (clock.now() - timedelta(days=days_ago)).astimezone(_HERE).date()

    def who(self, username: str) -> Visitor:
        """Somebody at a browser of their own, signed in."""
        if username not in self._at:
            context = self._browser.new_context(viewport=DESK, locale="en", bypass_csp=True)
            context.set_default_timeout(15_000)
            # Whatever a page asks before it goes on is answered with yes.
            context.on("dialog", lambda dialog: dialog.accept())
            visitor = Visitor(context.new_page(), self._address, self._pictures)
            visitor.sign_in(username)
            self._at[username] = visitor
        return self._at[username]

    def at(self, username: str, path: str = "") -> Visitor:
        """Somebody who goes to a page of the case."""
        visitor = self.who(username)
        visitor.open(f"{self.case}{path}")
        return visitor

    def look(self, visitor: Visitor, name: str) -> None:
        """Stop at a page, by turns as a phone and a desk show it; in both where pictures are kept."""
        self._pages += 1
        widths = ((PHONE, "phone"), (DESK, "desk"))
        chosen = widths if "WAYHOME_PICTURES" in os.environ else widths[self._pages % 2 :][:1]
        for size, word in chosen:
            visitor.page.set_viewport_size(size)
            visitor.look(f"story-{self._pages:02}-{name}-{word}")

    @contextmanager
    def step(self, *tags: Tag, **moved: int) -> Iterator[None]:
        """A step that leaves these leaves, and moves these figures of the report and no others."""
        # What stood after the last step stands before this one: nobody else works here.
        figures, leaves = self._figures or self.figures(), self._leaves()
        yield
        left = self._leaves() - leaves
        assert set(tags) <= set(left), f"no leaf of {set(tags) - set(left)} among {set(left)}"
        self._figures = after = self.figures()
        changed = {code: after[code] - n for code, n in figures.items() if after[code] != n}
        assert changed == moved

    def figures(self) -> dict[str, int]:
        """The numbers of the report from the first day of the story on, as the page shows them."""
        visitor = self.who("vanna")
        visitor.open(f"/desk/report/?{self.days}")
        shown = {
            code.value: visitor.page.locator(f"#{code.value} p").first.inner_text()
            for code in FIGURES
        }
        return {code: int(re.findall(r"\d+", text)[0]) for code, text in shown.items()}

    @property
    def days(self) -> str:
        """The period of the report, as it stands in addresses."""
        last = clock.local_today() + timedelta(days=1)
        return f"starts={last - timedelta(days=365)}&ends={last}"

    def _leaves(self) -> Counter[str]:
        """How many leaves there are of each kind, read behind the walls."""
        with self.made.superuser() as connection:
            rows = connection.execute("SELECT tag, count(*) FROM audit_leaf GROUP BY tag")
            return Counter({str(tag): int(count) for tag, count in rows})


def send(visitor: Visitor, to: str = "", /, **given: Given) -> None:
    """Fill in the form that goes to an address with this ending, and press its button."""
    where = f"main form[action$='{to}']" if to else "main form"
    form = visitor.page.locator(where).first
    for name, value in given.items():
        for each in (value,) if isinstance(value, str) else value:
            _fill(form.locator(f"[name='{name}']"), each)
    form.locator("button[type=submit]").first.click()
    visitor.page.wait_for_load_state()
    refused = visitor.page.locator(".wh-error-summary")
    assert refused.count() == 0, refused.first.inner_text()


def _fill(field: Locator, value: str) -> None:
    """Give one answer, whatever the control."""
    control = field.first.evaluate("e => e.type")
    if control in {"radio", "checkbox"}:
        alone = field.count() == 1
        (field if alone else field.and_(field.page.locator(f"[value='{value}']"))).check()
    elif control == "select-one":
        field.select_option(value)
    else:
        field.fill(value)
