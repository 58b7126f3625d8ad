"""Narrowing a list: what is chosen stays in view and can be taken away one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from wayhome.web.components.registry import register, render


@dataclass(frozen=True, slots=True)
class ChosenFilter:
    """One choice in force, and the address of the list without it."""

    text: str
    remove_href: str


@register.simple_block_tag
def filter_panel(
    content: str,
    *,
    action: str = "",
    chosen: Sequence[ChosenFilter] = (),
    clear_href: str = "",
    is_open: bool = False,
) -> SafeString:
    """`{% filter_panel [action] [chosen] [clear_href] [is_open] %}` around the form's fields.

    Sends by GET: only ids and codes may be fields, never a name.
    """
    return render(
        "filter_panel/filter_panel.html",
        content=content,
        action=action,
        chosen=chosen,
        clear_href=clear_href,
        is_open=is_open,
    )
