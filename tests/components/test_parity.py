"""Our markup against the examples that govuk-frontend ships, where its package is installed."""

import json
from pathlib import Path

import pytest

from tests.components.drawing import draw, elements
from wayhome.web.components.gallery_samples import wrong_form

_UPSTREAM = Path(__file__).parents[2] / "assets/node_modules/govuk-frontend/dist/govuk/components"

pytestmark = pytest.mark.skipif(
    not _UPSTREAM.is_dir(), reason="govuk-frontend is not installed: run `npm install` in assets/"
)

_SAME = {
    "details": '{% details "Help with nationality" %}x{% enddetails %}',
    "button": '{% button "Save and continue" %}',
    "warning-text": "{% warning %}x{% endwarning %}",
    "skip-link": "{% skip_link %}",
    "panel": '{% panel "Application complete" %}x{% endpanel %}',
    "error-summary": "{% error_summary form %}",
    "task-list": '{% task_list %}{% task "A" href="#" status="x" %}{% endtask_list %}',
    "summary-list": "{% summary_list %}{% summary_row 'Name' %}x{% endsummary_row %}"
    "{% endsummary_list %}",
}


def _classes(markup: str, prefix: str) -> set[str]:
    names = {
        name for element in elements(markup) for name in element.attributes.get("class", "").split()
    }
    return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}


@pytest.mark.parametrize(("component", "snippet"), _SAME.items())
def test_component_uses_the_parts_of_upstream(component: str, snippet: str) -> None:
    ours = draw(snippet, form=wrong_form())

    parts = {name for name in _classes(ours, "wh-") if name.startswith(component)}
    assert parts
    assert parts <= _known(component)


def _known(component: str) -> set[str]:
    """Every class any example of the component shows."""
    fixtures = json.loads((_UPSTREAM / component / "fixtures.json").read_text())["fixtures"]
    return set().union(*(_classes(item["html"], "govuk-") for item in fixtures))
