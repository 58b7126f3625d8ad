"""Hours at which somebody may be reached, in words."""

from collections.abc import Iterator

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from wayhome.consent.domain.contact import ALWAYS, ContactRules


def windows_in_words(rules: ContactRules) -> tuple[str, ...]:
    """The hours of each day; one line when they are all of the week."""
    if set(rules.windows) == set(ALWAYS):
        return (_("At any hour"),)
    return tuple(_lines(rules))


def _lines(rules: ContactRules) -> Iterator[str]:
    """One line for each window."""
    for window in sorted(rules.windows):
        yield _("%(day)s, %(starts)s to %(ends)s") % {
            "day": WEEKDAYS[window.weekday],
            "starts": _clock(window.starts),
            "ends": _clock(window.ends),
        }


def _clock(minutes: int) -> str:
    """Minutes from midnight as a clock shows them."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
