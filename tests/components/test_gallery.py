"""The gallery in a browser: no fault of accessibility, no sideways scroll, and leaving at once."""

import mimetypes
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import RequestFactory
from django.utils import translation
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.journeys.conftest import BROWSER
from wayhome.web import components
from wayhome.web.components.gallery import gallery
from wayhome.web.headers import HeadersMiddleware

pytestmark = pytest.mark.journey

_STATIC = Path(components.__path__[0]).parent / "static"
_HOST = "http://gallery.test"
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
_LANGUAGES = ("km", "en", "fr", "zh-hans")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    if not Path(BROWSER).exists():
        if os.environ.get("CI"):
            pytest.fail(f"No browser at {BROWSER}")
        pytest.skip(f"No browser at {BROWSER}: set WAYHOME_BROWSER")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=_FLAGS)
        yield started
        started.close()


def _serve(route: Route, language: str) -> None:
    """Answer from the view and from the files; nothing leaves the machine."""
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        path = _STATIC / address.path.removeprefix("/static/")
        kind = mimetypes.guess_type(path.name)[0] or "text/plain"
        route.fulfill(body=path.read_bytes(), content_type=kind)
    elif address.path == "/gallery":
        request = RequestFactory().get(f"/gallery?{address.query}")
        with translation.override(language):
            page = gallery(request)
        headers = dict(HeadersMiddleware(lambda _: page)(request).headers)
        route.fulfill(body=page.content, headers=headers)
    else:
        route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")


def _open(browser: Browser, *, language: str = "en", width: int = 320, **options: bool) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 700},
        java_script_enabled=options.get("scripts", True),
        forced_colors="active" if options.get("forced") else "none",
        reduced_motion="reduce",
    )
    context.route("**/*", lambda route: _serve(route, language))
    return context.new_page()


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("frame", ["report", "staff"])
def test_gallery_is_accessible_and_fits_a_narrow_screen(
    browser: Browser, frame: str, language: str
) -> None:
    page = _open(browser, language=language)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))

    page.goto(f"{_HOST}/gallery?frame={frame}")

    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert refused == []
    page.context.close()


@pytest.mark.parametrize("frame", ["report", "staff"])
def test_gallery_keeps_its_widths_when_text_is_doubled(browser: Browser, frame: str) -> None:
    page = _open(browser, width=640)

    page.goto(f"{_HOST}/gallery?frame={frame}")
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") == 640
    page.context.close()


def test_stacked_khmer_letters_have_room_in_every_text(browser: Browser) -> None:
    page = _open(browser, language="km")
    page.goto(f"{_HOST}/gallery?frame=report")

    tight = page.evaluate(
        """[...document.querySelectorAll('body :lang(km)')]
            .filter((element) => [...element.childNodes].some((node) =>
                node.nodeType === Node.TEXT_NODE && /[\\u1780-\\u17ff]/.test(node.data)))
            .filter((element) => !element.closest('[aria-hidden]'))
            .map((element) => [element.className, getComputedStyle(element)])
            .filter(([, style]) => parseFloat(style.lineHeight) < 1.46 * parseFloat(style.fontSize)
                                   || parseFloat(style.fontSize) < 18)
            .map(([name]) => name)"""
    )

    assert tight == []
    page.context.close()


@pytest.mark.parametrize("how", ["link", "keys"])
def test_leaving_blanks_the_page_and_back_does_not_return(browser: Browser, how: str) -> None:
    page = _open(browser)
    page.goto(f"{_HOST}/gallery?frame=report")
    page.fill("#id_empty-name", "Sok Sophea")

    if how == "link":
        page.click("[data-leave]")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")

    page.wait_for_url("**/left")
    page.go_back()
    assert "gallery" not in page.url
    assert "Sok Sophea" not in page.content()
    page.context.close()


def test_leave_link_works_when_scripts_are_off(browser: Browser) -> None:
    page = _open(browser, scripts=False)
    page.goto(f"{_HOST}/gallery?frame=report")

    size = page.locator("[data-leave]").bounding_box()
    page.click("[data-leave]")

    assert page.url == f"{_HOST}/left"
    assert size is not None
    assert min(size["width"], size["height"]) >= 44
    page.context.close()


def test_focus_is_on_the_summary_when_answers_are_wrong(browser: Browser) -> None:
    page = _open(browser, scripts=False)

    page.goto(f"{_HOST}/gallery?frame=report")

    assert page.locator(".wh-error-summary:focus").count() == 1
    page.context.close()
