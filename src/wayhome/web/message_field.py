"""What somebody writes about a complaint after it was lodged, on whichever page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wayhome.kernel.texts import STORY_LIMIT
from wayhome.web.components.plain_field import KeptField
from wayhome.web.components.widgets import CountedText


class MessageField(KeptField):
    """A text without signs that nobody types; what is empty without them is empty."""

    default_error_messages = {  # noqa: RUF012  # Django's own way to name them
        "required": _("Write something before you send it."),
        "too_long": _("This is too long. Send it in two parts."),
    }

    def __init__(self, **options: Any) -> None:
        given = {"widget": CountedText(STORY_LIMIT), **options}
        super().__init__(limit=STORY_LIMIT, **given)
