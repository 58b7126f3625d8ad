"""Telephone numbers of help, as the installation gives them: `name number, name number`."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Whom one can ring, and the number as it is dialled."""

    name: str
    number: str


def help_lines() -> tuple[HelpLine, ...]:
    """The help lines of this installation, in the order given."""
    split = (entry.rpartition(" ") for entry in settings.HELP_LINES)
    return tuple(HelpLine(name, number) for name, _, number in split if name)
