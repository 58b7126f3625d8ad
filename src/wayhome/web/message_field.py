"""What somebody writes about a complaint after it was lodged, on whichever page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.texts import STORY_LIMIT, TextTooLong, clean_text
from wayhome.web.components.plain_field import PlainField
from wayhome.web.components.widgets import CountedText


class MessageField(PlainField):
    """A text without signs that nobody types; what is empty without them is empty."""

    default_error_messages = {  # noqa: RUF012  # Django's own way to name them
        "required": _("Write something before you send it."),
        "too_long": _("This is too long. Send it in two parts."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"widget": CountedText(STORY_LIMIT), **options})

    def to_python(self, value: str | None) -> str:
        """The text as the domain keeps it. Raises ValidationError."""
        try:
            return clean_text(super().to_python(value), limit=STORY_LIMIT).text
        except TextTooLong as problem:
            message = self.error_messages["too_long"]
            raise forms.ValidationError(message, code="too_long") from problem
