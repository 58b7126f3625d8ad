"""A whole article is reviewed with the keyboard alone: every key is counted, and what it would cost."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pytest
from playwright.sync_api import Browser, Page

from tests.drills.instance import instance
from tests.journeys.conftest import DESK, Visitor
from tests.record.gold_facts import FOLDER

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]

_OWN = Path(__file__).parent / "articles" / "saltholm.txt"
_OTHERS = FOLDER / "articles"
_MOST = 200

# Keystroke-level model (Card, Moran and Newell, 1980): a key of an average typist, and making up
# one's mind before each command. Reading the article is no part of it.
_KEY_SECONDS, _MIND_SECONDS = 0.28, 1.35
_FOUR_MINUTES = 240


@dataclass
class Keys:
    """Hands on a keyboard: what they pressed, how often they had to decide, how long they waited."""

    page: Page
    pressed: int = 0
    decided: int = 0
    waited: float = 0.0

    def press(self, key: str, *, times: int = 1) -> None:
        """Press a key, or several held together, once or more."""
        for _ in range(times):
            self.page.keyboard.press(key)
            self.pressed += len(key.split("+"))

    def go(self, key: str) -> None:
        """Decide, press, and wait for the next page."""
        self.decided += 1
        began = perf_counter()
        with self.page.expect_navigation():
            self.press(key)
        self.waited += perf_counter() - began

    def type(self, words: str) -> None:
        """Write into the field in focus."""
        self.page.keyboard.type(words)
        self.pressed += len(words)

    def reach(self, test: str) -> None:
        """Go from field to field until the element in focus, `e`, passes a test in JavaScript."""
        self.decided += 1
        for _ in range(_MOST):
            if self.page.evaluate(f"(e => {test})(document.activeElement)"):
                return
            self.press("Tab")
        pytest.fail(f"The keyboard does not reach {test}")

    def fill(self, field: str, words: str) -> None:
        """Go to a field by its name and write over what stands there."""
        self.reach(f"e.name === '{field}'")
        self.press("Control+a")
        self.type(words)

    def choose(self, field: str, words: str) -> None:
        """Go to a list by its name and type until it stands at the words."""
        self.reach(f"e.name === '{field}'")
        self.type(words)

    @property
    def modelled(self) -> float:
        """Seconds for somebody who knows the keys, without waiting for pages."""
        return self.pressed * _KEY_SECONDS + self.decided * _MIND_SECONDS

    def told(self, article: str, proposals: int) -> str:
        """What it cost, in one line."""
        return (
            f"{article}: {proposals} proposals, {self.pressed} keys, {self.decided} decisions,"
            f" modelled {self.modelled:.0f} s; waited {self.waited:.0f} s for pages here\n"
        )


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    """A service with the articles read; the value is where it answers."""
    others = sorted(_OTHERS.glob("001_*.txt"))
    with instance(WAYHOME_REQUIRE_SECOND_FACTOR="0") as made:
        days = [each for file in others for each in (str(file), "2023-08-11")]
        made.run("tests.journeys.set_record", str(_OWN), "2019-05-15", *days)
        yield f"http://127.0.0.1:{made.serve()}"


@pytest.fixture
def keys(browser: Browser, place: str, pictures: Path | None) -> Iterator[Keys]:
    """A monitor at the list of sources, hands on the keyboard."""
    context = browser.new_context(viewport=DESK, locale="en", bypass_csp=True)
    visitor = Visitor(context.new_page(), place, pictures)
    visitor.sign_in("monitor")
    visitor.open("/desk/record/")
    yield Keys(visitor.page)
    context.close()


def begin(keys: Keys, title: str) -> None:
    """From the list of sources to the first proposal of one of them."""
    keys.press("Tab")
    keys.press("Enter")
    keys.reach(f"e.closest('tbody') && e.innerText.startsWith('{title}')")
    keys.go("Enter")
    keys.press("Tab")
    keys.press("Enter")
    keys.reach("e.innerText.startsWith('Review what was found')")
    keys.go("Enter")


def take(keys: Keys) -> None:
    """Send the form at hand."""
    keys.reach("e.type === 'submit' && e.closest('main')")
    keys.go("Enter")


def accept(keys: Keys) -> None:
    """Take the proposal at hand."""
    keys.go("a")


def take_as_it_is(keys: Keys) -> None:
    """Open the correction and change nothing."""
    keys.go("c")
    take(keys)


def say_whom_she_urged(keys: Keys) -> None:
    """Correct to whom a request went."""
    keys.go("c")
    keys.fill("to", "the prosecutor")
    take(keys)


def add_what_the_court_ordered(keys: Keys) -> None:
    """Select the words behind the proposal at hand and say what they tell; then take the proposal."""
    keys.go("m")
    keys.press("Control+ArrowRight")
    keys.press("ArrowRight")
    keys.press("Control+Shift+ArrowRight", times=4)
    assert keys.page.input_value("[name=words]") == "ordered his pretrial detention"
    keys.reach("e.name === 'kind'")
    keys.press("ArrowUp", times=3)
    keys.go("Enter")
    keys.fill("fact-subject", "Emil Castane")
    keys.fill("fact-subject_span", "his")
    keys.choose("fact-status", "in pre")
    keys.fill("fact-status_span", "pretrial detention")
    take(keys)
    keys.go("a")


def add_the_next_words(keys: Keys) -> None:
    """Take the words behind the proposal at hand for something said; then take the proposal."""
    keys.go("m")
    keys.press("Control+Shift+ArrowRight", times=5)
    keys.reach("e.name === 'kind'")
    keys.press("ArrowDown", times=2)
    keys.go("Enter")
    keys.choose("fact-kind", "in the words")
    take(keys)
    keys.go("a")


def answer_all(keys: Keys, answers: dict[str, Callable[[Keys], None]]) -> int:
    """Answer every proposal: those told by some of their words in their own way, all others yes."""
    for number in range(_MOST):
        if keys.page.locator("[data-shortcut=a]").count() == 0:
            assert answers == {}
            return number
        said = keys.page.locator("#at-hand").inner_text()
        told = next((words for words in answers if words in said), "")
        answers.pop(told, accept)(keys)
    pytest.fail("The proposals do not end")


def test_article_of_700_words_is_reviewed_in_four_minutes_of_keys(keys: Keys) -> None:
    page = keys.page
    begin(keys, _OWN.stem)

    proposals = answer_all(
        keys,
        {
            "Monday afternoon": lambda at: at.go("r"),
            "urged the prosecutor to open": say_whom_she_urged,
            "charged him with incitement": add_what_the_court_ordered,
            "come back every Monday": lambda at: at.go("x"),
        },
    )
    facts = page.locator("main").inner_text().partition("Facts from this source")[2]
    waits = page.get_by_text("Everything in it is decided").count()
    aside = page.get_by_text("Put aside", exact=True).count()
    keys.go("n")

    sys.stdout.write(keys.told("Our article", proposals))
    assert waits == 1
    assert "ordered his pretrial detention" in facts
    assert "the prosecutor" in facts
    assert aside == 2
    assert page.locator("[data-shortcut=a]").count() == 1
    assert len(_OWN.read_text("utf-8").split()) >= 700
    assert keys.modelled < _FOUR_MINUTES


def test_article_of_others_is_reviewed_in_four_minutes_of_keys(keys: Keys) -> None:
    found = sorted(_OTHERS.glob("001_*.txt"))
    if not found:
        pytest.skip("The articles of others are not part of this project.")
    begin(keys, found[0].stem)

    # Their words are not ours to print: the first proposals are told by their number.
    proposals = answer_all(
        keys,
        {
            "1. ": lambda at: at.go("x"),
            "2. ": lambda at: at.go("r"),
            "3. ": take_as_it_is,
            "4. ": add_the_next_words,
        },
    )
    keys.go("n")

    sys.stdout.write(keys.told("One of the five", proposals))
    assert keys.page.locator("[data-shortcut=a]").count() == 1
    assert keys.modelled < _FOUR_MINUTES
