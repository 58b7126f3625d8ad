"""A list that can be narrowed and turned over: its addresses hold codes, days and ids only."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms

from wayhome.kernel.paging import CursorNotUnderstood, Page
from wayhome.web.casework.addresses import with_query
from wayhome.web.components.filter_panel.tag import ChosenFilter

T = TypeVar("T")


def page_at(cursor: str, find: Callable[[str], Page[T]]) -> Page[T]:
    """The page at a cursor; an address that was altered leads to the first."""
    try:
        return find(cursor)
    except CursorNotUnderstood:
        return find("")


def next_href(here: str, values: Mapping[str, str], found: Page[Any]) -> str:
    """The address of the next page; empty on the last."""
    return with_query(here, {**values, "cursor": found.next_cursor}) if found.next_cursor else ""


def chosen_filters(
    form: forms.Form, values: Mapping[str, str], *, here: str, besides: str = ""
) -> tuple[ChosenFilter, ...]:
    """The filters in use, each with the address without it; `besides` is shown elsewhere."""
    return tuple(
        ChosenFilter(
            text=_in_words(form.fields[name], value),
            remove_href=with_query(here, {**values, name: ""}),
        )
        for name, value in values.items()
        if value and name != besides
    )


def _in_words(field: forms.Field, value: str) -> str:
    """A choice as its list shows it, a tick by its label alone, anything else as it is."""
    if isinstance(field, forms.BooleanField):
        return str(field.label)
    for code, words in getattr(field, "choices", ()):
        options = dict(words if isinstance(words, list) else [(code, words)])
        if value in options:
            return f"{field.label}: {options[value]}"
    return f"{field.label}: {value}"
