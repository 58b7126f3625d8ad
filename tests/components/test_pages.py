"""What every page keeps: the content policy, the weight, and error pages that need nothing."""

import gzip
import re
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings
from django.utils import translation

from tests.components.drawing import elements
from wayhome.web import components
from wayhome.web.components.contact_line.tag import contact_line
from wayhome.web.components.gallery import gallery

_WEB = Path(components.__path__[0]).parent
_STATIC = _WEB / "static"
_STATUSES = (400, 403, 404, 413, 429, 500, 503)
_LANGUAGES = ("km", "en", "fr", "zh-hans")
_UNTOLD = re.compile(r"traffic|victim|rescue|slave|police|complaint", re.IGNORECASE)


def _wire(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def _page(frame: str, language: str = "en") -> str:
    request: HttpRequest = RequestFactory().get("/gallery", {"frame": frame})
    with translation.override(language):
        return gallery(request).content.decode()


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("frame", ["report", "staff"])
def test_page_obeys_the_content_policy(frame: str, language: str) -> None:
    drawn = elements(_page(frame, language))

    for element in drawn:
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]
        assert element.name != "style"
        if element.name == "script":
            assert element.attributes["src"].startswith("/static/")
            assert not element.text


def test_leave_link_is_read_first_when_the_page_takes_answers() -> None:
    links = [element for element in elements(_page("report")) if element.name == "a"]

    assert "data-leave" in links[0].attributes
    assert links[1].attributes["href"] == "#content"


@pytest.mark.parametrize("language", _LANGUAGES)
def test_page_says_its_language_and_names_each_in_its_own_script(language: str) -> None:
    drawn = elements(_page("report", language))

    assert drawn[0].attributes["lang"].lower() == language
    names = {element.text for element in drawn if "hreflang" in element.attributes}
    assert {"ខ្មែរ", "English", "Français", "简体中文"} <= names


def test_first_page_stays_within_its_weight() -> None:
    frame = render_to_string("layouts/report.html")
    styles = (_STATIC / "css/report.css").read_bytes()
    script = (_STATIC / "js/report.js").read_bytes()

    assert sum(map(_wire, (frame.encode(), styles, script))) <= 30_000
    assert _wire(styles) <= 9_000


def test_first_page_needs_two_more_requests() -> None:
    drawn = elements(render_to_string("layouts/report.html"))
    addresses = [
        element.attributes.get("href") or element.attributes["src"]
        for element in drawn
        if element.name in {"link", "script", "img"}
    ]

    asked = [address for address in addresses if not address.startswith("data:")]

    assert asked == ["/static/css/report.css", "/static/js/report.js"]


def test_scripts_and_staff_styles_stay_within_their_weight() -> None:
    assert _wire((_STATIC / "js/report.js").read_bytes()) <= 6_000
    assert _wire((_STATIC / "css/staff.css").read_bytes()) <= 30_000


def test_styles_load_nothing_and_carry_no_name_of_others() -> None:
    for bundle in ("report", "staff"):
        css = (_STATIC / f"css/{bundle}.css").read_text()

        assert "@font-face" not in css
        assert "@import" not in css
        assert "url(http" not in css
        assert not re.search(r"govuk|GDS|Transport|1d70b8", css)


@pytest.mark.parametrize(
    ("language", "tag", "title"),
    [
        ("en", "en", "Page not found"),
        ("km", "km", "រកមិនឃើញទំព័រ"),
        ("fr", "fr", "Page introuvable"),
        ("zh-hans", "zh-Hans", "找不到页面"),
    ],
)
@pytest.mark.parametrize("face", ["all", "intake"])
def test_status_page_has_its_title_in_the_language_of_the_reader(
    language: str, tag: str, title: str, face: str
) -> None:
    browser = Client()
    browser.cookies["language"] = language

    # Another reader's language, left behind by the request before.
    with translation.override("fr"), override_settings(FACE=face):
        page = browser.get("/static/nothing" if face == "all" else "/portal/").content.decode()

    assert f'<html lang="{tag}"' in page
    assert f"<title>{title}</title>" in page


@pytest.mark.parametrize("status", _STATUSES)
@pytest.mark.parametrize(("language", "tag"), [("km", "km"), ("zh-hans", "zh-Hans"), ("en", "en")])
def test_status_page_says_it_first_in_the_language_of_the_reader(
    status: int, language: str, tag: str
) -> None:
    with translation.override(language):
        drawn = elements(render_to_string(f"{status}.html"))

    sections = [element.attributes["lang"] for element in drawn if element.name == "section"]
    headings = [element.name for element in drawn if element.name in {"h1", "h2"}]
    assert sections == [tag, *(each for each in ("en", "km", "fr", "zh-Hans") if each != tag)]
    assert headings == ["h1", "h2", "h2", "h2"]


@pytest.mark.parametrize(
    ("contact", "face", "wanted"),
    [
        ("", "all", 'href="/ask/"'),
        ("help@office.example", "all", 'href="mailto:help@office.example"'),
        ("+855 12 345 678", "public", 'href="tel:+85512345678"'),
        ("https://office.example/help", "public", 'href="https://office.example/help"'),
    ],
)
def test_line_at_the_foot_names_a_way_to_say_that_something_does_not_work(
    contact: str, face: str, wanted: str
) -> None:
    with override_settings(CONTACT=contact, FACE=face):
        line = render_to_string("components/contact_line/contact_line.html", contact_line())

    assert wanted in line
    assert "Tell us if something does not work" in line


def test_line_at_the_foot_asks_for_nothing_where_no_way_is_known() -> None:
    with override_settings(CONTACT="", FACE="public"):
        line = render_to_string("components/contact_line/contact_line.html", contact_line())

    assert "Tell us" not in line


@pytest.mark.parametrize("status", _STATUSES)
def test_status_page_needs_no_context_and_speaks_four_languages(status: int) -> None:
    drawn = elements(render_to_string(f"{status}.html"))

    sections = [element for element in drawn if element.name == "section"]
    title = next(element for element in drawn if element.name == "title")
    assert [section.attributes["lang"] for section in sections] == ["en", "km", "fr", "zh-Hans"]
    assert title.text.strip()
    assert not _UNTOLD.search(title.text)


def test_every_class_in_component_templates_has_a_rule() -> None:
    css = (_STATIC / "css/staff.css").read_text()
    templates = [*_WEB.glob("components/**/*.html"), *_WEB.glob("templates/layouts/*.html")]
    used = {
        name
        for template in templates
        for name in re.findall(r"(?<![\w-])wh-[a-z_-]+[a-z](?![\w{-])", template.read_text())
    }

    assert not {name for name in used if f".{name}" not in css}
