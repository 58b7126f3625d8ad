"""Public entries: the list, one of them, its withdrawal and its corrections."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.release.actions.publish_note import (
    EntryWithoutWords,
    NewNote,
    publish_note,
    withdraw_note,
)
from wayhome.release.actions.withdraw_entry import withdraw_entry
from wayhome.release.domain.statuses import NoteKind, Withdrawal
from wayhome.release.queries.entries import EntryPage, entries, entry
from wayhome.release.queries.requests import waiting_letters
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import next_href, page_at
from wayhome.web.casework.publication.forms import CorrectionForm, WithdrawForm
from wayhome.web.entry_presenter import card
from wayhome.web.entry_words import CHANGES, NOTES

_INVALID = 422


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What is public, the newest first, and how many letters wait."""
    actor = _publisher(request)
    found = page_at(request.GET.get("cursor", ""), lambda cursor: entries(cursor=cursor))
    context = {
        "cards": [card(row) for row in found.rows],
        "waiting": waiting_letters(actor),
        "next_href": next_href(reverse("desk:public"), {}, found),
    }
    return page(request, "publication/entries.html", context, here="desk:public")


@require_GET
def show(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry, and what the own agency can do about it."""
    actor = _publisher(request)
    return _page(request, actor, entry(entry_id))


@require_POST
def withdraw(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Withdraw it; a form with a problem comes back."""
    actor = _publisher(request)
    form = WithdrawForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _page(request, actor, _own(actor, entry_id), withdrawing=form)
    told = form.cleaned_data
    why = Withdrawal(told["why"])
    withdraw_entry(entry_id, why, remove_words=told["remove_words"], by=actor)
    messages.success(request, _("The entry is withdrawn."))
    return redirect("desk:public_entry", entry_id)


@require_POST
def correct(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Put a correction beside it."""
    actor = _publisher(request)
    form = CorrectionForm(request.POST, label_suffix="")
    if form.is_valid():
        note = NewNote(NoteKind.CORRECTION, form.cleaned_data["words"], language="en")
        try:
            publish_note(entry_id, note, by=actor)
        except EntryWithoutWords:
            form.add_error("words", _("The words of this entry were removed."))
        else:
            messages.success(request, _("The correction stands beside the entry."))
            return redirect("desk:public_entry", entry_id)
    return _page(request, actor, _own(actor, entry_id), correcting=form)


@require_POST
def take_note_away(request: HttpRequest, entry_id: UUID, note_id: UUID) -> HttpResponse:
    """Take a reply or a correction away again."""
    actor = _publisher(request)
    if note_id not in {note.id for note in _own(actor, entry_id).notes}:
        raise NotFound
    withdraw_note(note_id, by=actor)
    messages.success(request, _("It is taken away."))
    return redirect("desk:public_entry", entry_id)


def _publisher(request: HttpRequest) -> Actor:
    """Whoever may make things public. Raises NotFound."""
    actor = desk_actor(request)
    require(actor, Permission.RECORD_PUBLISH)
    return actor


def _own(actor: Actor, entry_id: UUID) -> EntryPage:
    """An entry of the own agency. Raises NotFound."""
    found = entry(entry_id)
    if found.row.agency != actor.agency:
        raise NotFound
    return found


def _page(
    request: HttpRequest,
    actor: Actor,
    found: EntryPage,
    *,
    withdrawing: WithdrawForm | None = None,
    correcting: CorrectionForm | None = None,
) -> HttpResponse:
    context = {
        "card": card(found.row),
        "notes": [(str(NOTES[note.kind]), note) for note in found.notes],
        "changes": [(str(CHANGES[line.code]), line.at) for line in found.changes],
        "is_own": found.row.agency == actor.agency,
        "form": withdrawing or correcting,
        "withdrawing": withdrawing or WithdrawForm(label_suffix=""),
        "correcting": correcting or CorrectionForm(label_suffix=""),
    }
    status = _INVALID if withdrawing or correcting else 200
    return page(request, "publication/entry.html", context, here="desk:public", status=status)
