"""Telephone numbers of help, as the installation gives them: `name number, name number`."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

# What an installation is given at first; a name of its own is shown as written.
NAMES = (gettext_noop("Police"), gettext_noop("Ambulance"), gettext_noop("Child Helpline Cambodia"))


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Whom one can ring, and the number as it is dialled."""

    name: str
    number: str


def help_lines() -> tuple[HelpLine, ...]:
    """The help lines of this installation, in the order given and the reader's language."""
    split = (entry.rpartition(" ") for entry in settings.HELP_LINES)
    return tuple(HelpLine(gettext(name), number) for name, _, number in split if name)
