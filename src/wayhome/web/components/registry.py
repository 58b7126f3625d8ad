"""The register all component tags enter, loaded in templates as `{% load wayhome %}`."""

from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = Library()


def render(template: str, **values: object) -> SafeString:
    """The markup of a component; its template sees these values and nothing of the page."""
    return render_to_string(f"components/{template}", values)
