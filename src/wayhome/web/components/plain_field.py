"""Text as people type it: what no keyboard types is dropped instead of refused."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.texts import TextTooLong, clean_text


class PlainField(forms.CharField):
    """Text of one line or many without zero bytes; its length and signs are the domain's to judge."""

    def to_python(self, value: str | None) -> str:
        """The text as it was typed."""
        return super().to_python((value or "").replace("\0", "")) or ""


class KeptField(PlainField):
    """Text as it will be kept: without unseen signs, and whole; what is too long is refused."""

    default_error_messages = {"too_long": _("This is too long. Make it shorter.")}  # noqa: RUF012  # Django's own way to name them

    def __init__(self, *, limit: int, **options: Any) -> None:
        super().__init__(**options)
        self._limit = limit

    def to_python(self, value: str | None) -> str:
        """The text as it is kept; empty when nobody would see anything of it."""
        try:
            return clean_text(super().to_python(value), limit=self._limit).text
        except TextTooLong:
            raise forms.ValidationError(self.error_messages["too_long"], code="too_long") from None
