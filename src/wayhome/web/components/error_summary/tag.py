"""What must be put right, first on the page and in focus, each with a way to its question."""

from dataclasses import dataclass

from django.forms import BaseForm, BoundField
from django.utils.translation import gettext

from wayhome.web.components.registry import register


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One problem; `href` is empty when it belongs to no single question."""

    text: str
    href: str


def first_control(field: BoundField) -> str:
    """The id a reader lands on: a group of choices or parts has its first control."""
    return f"{field.auto_id}_0" if field.field.widget.use_fieldset else field.auto_id


def _lines(form: BaseForm) -> list[SummaryLine]:
    lines = [SummaryLine(str(error), "") for error in form.non_field_errors()]
    for field in form:
        href = "" if field.is_hidden else f"#{first_control(field)}"
        # A field that only its page names would be called by its name in the program.
        called = f"{field.label} – " if field.field.label else ""
        lines += [SummaryLine(f"{called}{error}", href) for error in field.errors]
    return lines


@register.inclusion_tag("components/error_summary/error_summary.html")
def error_summary(*forms: BaseForm | None) -> dict[str, object]:
    """`{% error_summary form [form …] %}`: nothing is drawn while nothing is wrong.

    A form that a page names twice, as its own and as the one that was sent, is told once.
    """
    bound = dict.fromkeys(form for form in forms if form)
    return {"lines": [line for form in bound if form.is_bound for line in _lines(form)]}


@register.simple_tag
def error_prefix(*forms: BaseForm | None) -> str:
    """`{% error_prefix form %}` opens the page title, so that a reader hears of a problem first."""
    has_errors = any(form.is_bound and form.errors for form in forms if form)
    return gettext("Error: ") if has_errors else ""
