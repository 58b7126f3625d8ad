"""The sections of a case or of a desk, with what waits in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayhome.web.components.registry import register


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One section; `count` stands beside its name, None for none."""

    text: str
    href: str
    is_current: bool = False
    count: int | None = None


@register.inclusion_tag("components/sub_navigation/sub_navigation.html")
def sub_navigation(
    items: Sequence[NavigationItem], label: str, *, folds: str = "", unfold: str = ""
) -> dict[str, object]:
    """`{% sub_navigation items "Sections of the case" folds="case-sections" %}`.

    With `folds`, the id it then has, a phone shows the current section and a way to all of them.
    It unfolds by its address alone, so that it works without a script; `unfold` says to what, where
    several stand above each other.
    """
    return {"items": items, "label": label, "folds": folds, "unfold": unfold}
