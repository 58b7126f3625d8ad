"""Long lists of sections: folded on a phone by the address alone, and nothing lost on the way."""

import re

from django.template import Context, Template
from django.utils import translation

from wayhome.web.components.sub_navigation.tag import NavigationItem

_ITEMS = (
    NavigationItem("Cases", "/cases/", is_current=True),
    NavigationItem("Work", "/tasks/", count=3),
)


def _drawn(folds: str) -> str:
    source = '{% load wayhome %}{% sub_navigation items "Sections" folds=folds %}'
    with translation.override("en"):
        return Template(source).render(Context({"items": _ITEMS, "folds": folds}))


def test_folding_list_leads_to_itself_and_keeps_every_section() -> None:
    drawn = _drawn("desk-sections")

    assert 'id="desk-sections"' in drawn
    assert re.findall(r'href="([^"]+)"', drawn) == [
        "/cases/",
        "/tasks/",
        "#desk-sections",
        "#content",
    ]
    assert drawn.count("wh-subnav__current") == drawn.count('aria-current="page"') == 1


def test_short_list_folds_nothing() -> None:
    drawn = _drawn("")

    assert re.findall(r'href="([^"]+)"', drawn) == ["/cases/", "/tasks/"]
    assert "id=" not in drawn


def test_folding_list_says_what_it_unfolds_to_where_several_stand_above_each_other() -> None:
    source = (
        '{% load wayhome %}{% sub_navigation items "Pages" folds="pages" unfold="All of care" %}'
    )

    drawn = Template(source).render(Context({"items": _ITEMS}))

    assert "All of care" in drawn
    assert "All sections" not in drawn
