"""What an operation came to."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST = 100_000


class ResultOutcome(TextChoices):
    """The outcome in one word; numbers and words stand beside it."""

    REACHED = "reached", _("People were found")
    PARTLY = "partly", _("Some of those sought were found")
    NOBODY = "nobody", _("Nobody was found")
    NO_ENTRY = "no_entry", _("The site could not be entered")


class CountsRefused(Exception):
    """Numbers contradict each other, or the outcome: more freed than found, somebody of nobody."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Persons found, how many of them are children or were freed, and others arrested.

    Raises CountsRefused.
    """

    found: int
    children: int
    freed: int
    arrested: int

    def __post_init__(self) -> None:
        numbers = (self.found, self.children, self.freed, self.arrested)
        if not all(0 <= number <= MOST for number in numbers):
            raise CountsRefused
        if self.children > self.found or self.freed > self.found:
            raise CountsRefused


def check_result(outcome: ResultOutcome, counts: Counts) -> None:
    """Refuse an outcome that the numbers contradict. Raises CountsRefused."""
    has_found = outcome in {ResultOutcome.REACHED, ResultOutcome.PARTLY}
    if has_found != (counts.found > 0):
        raise CountsRefused
