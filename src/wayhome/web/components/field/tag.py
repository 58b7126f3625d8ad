"""One question of a form: label, hint, error and control, tied together for screen readers."""

from django.forms import BoundField
from django.utils.safestring import SafeString

from wayhome.web.components.registry import register

_TEMPLATE = "components/forms/field.html"


@register.simple_tag
def field(
    question: BoundField, *, size: str = "", as_heading: bool = False, label: str = ""
) -> SafeString:
    """`{% field form.name [size] [as_heading] [label] %}`.

    `size` is s, m, l or xl. With `as_heading` the label is the page's only h1: one question a page.
    """
    context = {
        "field": question,
        "size": size or ("l" if as_heading else ""),
        "as_heading": as_heading,
        "label": label,
    }
    return SafeString(question.form.renderer.render(_TEMPLATE, context))
