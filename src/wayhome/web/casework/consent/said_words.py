"""What was opened, with a name for each part of it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.consent.queries.words import Opened

_PARTS: dict[str, Promise] = {
    "guardian": _("Guardian"),
    "interpreter": _("Interpreter"),
    "law": _("Law or order"),
    "decided_by": _("Decided by"),
    "reasons": _("Why"),
    "reason": _("Why"),
    "who": _("Who may answer"),
    "code_word": _("Code word"),
    "note": _("Note"),
}


def said_in_words(opened: Opened) -> tuple[tuple[str, str], ...]:
    """Each part with its name, in the order of the list."""
    return tuple(
        (str(label), opened.said[part]) for part, label in _PARTS.items() if part in opened.said
    )
