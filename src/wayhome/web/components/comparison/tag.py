"""Two descriptions side by side: every field says in a word how the two sides agree."""

from enum import StrEnum

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wayhome.web.components.registry import register, render


class Agreement(StrEnum):
    """How two sides of one field stand to each other; missing is not differing."""

    AGREES = "agrees"
    CLOSE = "close"
    DIFFERS = "differs"
    MISSING = "missing"


_WORDS = {
    Agreement.AGREES: _("Agrees"),
    Agreement.CLOSE: _("Close"),
    Agreement.DIFFERS: _("Differs"),
    Agreement.MISSING: _("Missing on one side"),
}


@register.simple_block_tag
def comparison(content: str, *, left: str, right: str, caption: str) -> SafeString:
    """`{% comparison left=… right=… caption=… %}` around rows; stacks by field on a phone."""
    return render(
        "comparison/comparison.html", content=content, left=left, right=right, caption=caption
    )


@register.inclusion_tag("components/comparison/row.html")
def comparison_row(  # noqa: PLR0913  # a row has a name, two sides and a judgement
    label: str,
    *,
    left: str,
    right: str,
    state: str,
    reason: str = "",
    left_name: str = "",
    right_name: str = "",
    is_key: bool = False,
) -> dict[str, object]:
    """`{% comparison_row label left=… right=… state=… [reason] [is_key] %}`.

    `state` is agrees, close, differs or missing. `left_name` and `right_name` name the sides
    where the row stacks on a phone.
    """
    return {
        "label": label,
        "left": left,
        "right": right,
        "state": Agreement(state),
        "word": _WORDS[Agreement(state)],
        "reason": reason,
        "left_name": left_name,
        "right_name": right_name,
        "is_key": is_key,
    }
