"""Controls beyond Django's own: choices with hints, a counted text, a date known in part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget
from django.utils.translation import gettext_lazy as _


class _Explained(ChoiceWidget):
    """Choices that may carry a hint and an access key each, and a divider before non-answers."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[str, object] | None = None,
        divider_before: str = "",
        access_keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.access_keys = access_keys or {}
        self.divider_before = divider_before

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Hand hint and divider on to the template."""
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        if str(value) in self.access_keys:
            option["attrs"]["accesskey"] = self.access_keys[str(value)]
        option["has_divider"] = bool(self.divider_before) and str(value) == self.divider_before
        return option


class Radios(_Explained, forms.RadioSelect):
    """One of several, e.g. `Radios(hints={"year": _("…")}, divider_before="unknown")`."""


class Checkboxes(_Explained, forms.CheckboxSelectMultiple):
    """Any of several."""


class CountedText(forms.Textarea):
    """A long answer that says how much it may hold; the report script counts down while typing."""

    template_name = "components/forms/counted_text.html"

    def __init__(self, limit: int, *, rows: int = 6) -> None:
        super().__init__({"rows": rows, "maxlength": limit})
        self.limit = limit

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Tie the count to the control."""
        context = super().get_context(name, value, attrs)
        own = context["widget"]["attrs"]
        count_id = f"{own.get('id', name)}_count"
        own["aria-describedby"] = " ".join(filter(None, (own.get("aria-describedby"), count_id)))
        context["limit"] = self.limit
        context["count_id"] = count_id
        return context


@dataclass(frozen=True, slots=True)
class DateParts:
    """A date as someone wrote it, part by part, in whatever digits; the domain reads it."""

    day: str = ""
    month: str = ""
    year: str = ""
    is_about: bool = False

    def __iter__(self) -> Iterator[str | bool]:
        """Part by part, in the order of the controls."""
        yield from (self.day, self.month, self.year, self.is_about)

    def __bool__(self) -> bool:
        """Whether anything was written."""
        return bool(self.day or self.month or self.year)


class DatePartsWidget(forms.MultiWidget):
    """Day, month and year, each of which may stay empty, and "about"."""

    template_name = "components/forms/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        short = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            {
                "day": forms.TextInput({**short, "maxlength": 2}),
                "month": forms.TextInput({**short, "maxlength": 2}),
                "year": forms.TextInput({**short, "maxlength": 4}),
                "about": forms.CheckboxInput(),
            },
            attrs,
        )

    def decompress(self, value: DateParts | None) -> list[Any]:
        """The parts for the four controls."""
        return list(value or DateParts())

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Name each control."""
        context = super().get_context(name, value, attrs)
        labels = (_("Day"), _("Month"), _("Year"), _("This is about right"))
        for part, label in zip(context["widget"]["subwidgets"], labels, strict=True):
            part["label"] = label
        return context


class DatePartsField(forms.MultiValueField):
    """A date known in part; its value is a `DateParts`, read by the domain and not here."""

    widget = DatePartsWidget

    def __init__(self, **kwargs: Any) -> None:
        fields = (
            forms.CharField(required=False, max_length=8),
            forms.CharField(required=False, max_length=8),
            forms.CharField(required=False, max_length=8),
            forms.BooleanField(required=False),
        )
        super().__init__(fields=fields, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> DateParts:
        """A ticked "about" alone is no date."""
        parts: DateParts = super().clean(value)
        if self.required and not parts:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return parts

    def compress(self, data_list: list[Any]) -> DateParts:
        """The parts, trimmed."""
        if not data_list:
            return DateParts()
        day, month, year, about = data_list
        return DateParts(day or "", month or "", year or "", bool(about))
