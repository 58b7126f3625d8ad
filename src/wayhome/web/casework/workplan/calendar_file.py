"""Due days as a calendar for other programs (iCalendar, RFC 5545), fit for a screen that others see.

It says how many things are due and where to look, and never which: no case, no kind, no name.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid5

from django.utils.translation import ngettext
from icalendar import Calendar, Event

from wayhome.workplan.queries.calendar_days import DueEntry

_EVERY = timedelta(hours=1)
_LENGTH = timedelta(minutes=30)


def due_file(entries: Sequence[DueEntry], *, user: UUID, link: str) -> bytes:
    """The file; `link` is the page to which each entry leads, its day is added."""
    file = Calendar()
    file.add("prodid", "-//Wayhome//Work//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", "Wayhome")
    file.add("refresh-interval", _EVERY, parameters={"value": "DURATION"})
    file.add("x-published-ttl", "PT1H")
    for entry in entries:
        file.add_component(_event(entry, user=user, link=link))
    return bytes(file.to_ical())


def _event(entry: DueEntry, *, user: UUID, link: str) -> Event:
    """A whole day, or a moment in UTC, which every program shows by its own clock."""
    event, moment = Event(), entry.at
    # Of the same person and moment it is the same event, whatever the address was.
    event.add("uid", f"{uuid5(user, (moment or entry.on).isoformat())}@wayhome")
    event.add("dtstamp", entry.changed_at)
    if moment is None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
    else:
        event.add("dtstart", moment)
        event.add("dtend", moment + _LENGTH)
    words = ngettext("Wayhome: %(count)d thing due", "Wayhome: %(count)d things due", entry.count)
    event.add("summary", words % {"count": entry.count})
    event.add("url", f"{link}?day={entry.on.isoformat()}")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
