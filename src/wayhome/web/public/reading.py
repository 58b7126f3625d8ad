"""Read the record: the start, the list, one entry, what changed, and how the record is made."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wayhome.access.policy import NotFound
from wayhome.kernel.paging import CursorNotUnderstood, Page
from wayhome.release.domain.allowed import EntryKind
from wayhome.release.queries.entries import ChangeRow, EntryRow, changes, entries, entry
from wayhome.web.entry_presenter import EntryCard, card
from wayhome.web.entry_words import CHANGES, EXPLAINED, KINDS, NOTES, STATUSES

_LATEST = 5


@dataclass(frozen=True, slots=True)
class KindLink:
    """One kind of entries, and where only those are listed."""

    text: str
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Something that happened to an entry, in words."""

    text: str
    at: datetime
    card: EntryCard


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, a search, and the latest entries."""
    latest = [card(row) for row in entries().rows[:_LATEST]]
    return render(request, "public/templates/home.html", {"cards": latest})


@login_not_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Entries the newest first, all or of one kind; an altered address leads to the first page."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in set(EntryKind) else ""
    found = _entries_at(request.GET.get("cursor", ""), kind)
    context = {
        "cards": [card(row) for row in found.rows],
        "kinds": _kinds(kind),
        "next_href": _address(kind=kind, cursor=found.next_cursor) if found.next_cursor else "",
    }
    return render(request, "public/templates/entries.html", context)


@login_not_required
@require_safe
def show(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry with its source, what stands beside it and everything that happened to it."""
    try:
        found = entry(entry_id)
    except NotFound as missing:
        raise Http404 from missing
    context = {
        "card": card(found.row),
        "notes": [(str(NOTES[note.kind]), note) for note in found.notes],
        "changes": [(str(CHANGES[line.code]), line.at) for line in found.changes],
    }
    return render(request, "public/templates/entry.html", context)


@login_not_required
@require_safe
def changed(request: HttpRequest) -> HttpResponse:
    """Replies, corrections and withdrawals, the latest first."""
    cursor = request.GET.get("cursor", "")
    try:
        found = changes(cursor=cursor)
    except CursorNotUnderstood:
        found = changes()
    next_href = ""
    if found.next_cursor:
        next_href = f"{reverse('public:changes')}?{urlencode({'cursor': found.next_cursor})}"
    context = {"lines": [_line(*each) for each in found.rows], "next_href": next_href}
    return render(request, "public/templates/changes.html", context)


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How the record is made, and what it does not say."""
    states = [(str(words), str(EXPLAINED[status])) for status, words in STATUSES.items()]
    return render(request, "public/templates/about.html", {"states": states})


def _entries_at(cursor: str, kind: str) -> Page[EntryRow]:
    try:
        return entries(kind=kind, cursor=cursor)
    except CursorNotUnderstood:
        return entries(kind=kind)


def _kinds(current: str) -> list[KindLink]:
    """Every kind, and all together."""
    every = KindLink(_("All kinds"), reverse("public:entries"), is_current=not current)
    return [
        every,
        *(
            KindLink(str(words), _address(kind=kind), is_current=kind == current)
            for kind, words in KINDS.items()
        ),
    ]


def _address(**values: str) -> str:
    """The list narrowed or turned over; codes, times and ids only."""
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{reverse('public:entries')}?{query}"


def _line(change: ChangeRow, row: EntryRow) -> ChangeLine:
    return ChangeLine(str(CHANGES[change.code]), change.at, card(row))
