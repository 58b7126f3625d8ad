"""The calendar of engagements for other programs (iCalendar, RFC 5545).

iCalendar knows no partial dates. What is told to the month alone spans it, takes up no time, and
says in its title that the day is unknown; what is told less exactly is left out and counted.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

from wayhome.kernel import clock
from wayhome.record.domain.engagements import MET, Engagement, EngagementStatus
from wayhome.web.casework.record.calendar_days import card

_LONGEST_SPAN = timedelta(days=31)
_STATUS = {EngagementStatus.CANCELLED: "CANCELLED", **dict.fromkeys(MET, "CONFIRMED")}


def calendar_file(found: Sequence[Engagement], *, base: str) -> bytes:
    """The engagements as a calendar; `base` is the address before every path."""
    told = [each for each in found if _has_days(each)]
    file = Calendar()
    file.add("prodid", "-//Wayhome//Public record//EN")
    file.add("version", "2.0")
    file.add("x-wr-calname", _("Engagements in the public record"))
    many = len(found) - len(told)
    words = ngettext(
        "%(many)s without a month is left out.", "%(many)s without a month are left out.", many
    )
    file.add("x-wr-caldesc", words % {"many": many})
    for each in told:
        file.add_component(_event(each, base=base))
    return bytes(file.to_ical())


def _has_days(one: Engagement) -> bool:
    first, last = one.when.earliest, one.when.latest
    return bool(first and last and last - first < _LONGEST_SPAN)


def _event(one: Engagement, *, base: str) -> Event:
    """An event of whole days."""
    shown, event = card(one), Event()
    first, last = one.when.earliest, one.when.latest
    title = "; ".join(one.names)
    event.add("uid", f"{one.id}@wayhome")
    event.add("dtstamp", _stamp(one))
    event.add("dtstart", first)
    event.add("dtend", (last or clock.local_today()) + timedelta(days=1))
    event.add("summary", title if one.when.day else f"{title} ({shown.when})")
    event.add("status", _STATUS.get(one.status, "TENTATIVE"))
    event.add("transp", "OPAQUE" if one.when.day else "TRANSPARENT")
    if one.places:
        event.add("location", "; ".join(one.places))
    lines = [shown.status, *one.topics, *(f"{name}: {base}{href}" for name, href in shown.sources)]
    event.add("description", "\n".join(lines))
    return event


def _stamp(one: Engagement) -> datetime:
    """A moment that stays while nothing new is told: the last day of publication."""
    days = [each.published_on for each in one.tellings if each.published_on]
    last = max(days, default=clock.local_today())
    return datetime(last.year, last.month, last.day, tzinfo=UTC)
