"""Add a source by file or by pasting its text."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.extraction.reading import SourceNotRead
from wayhome.record.actions.add_source import add_source
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.forms import SourceForm

_INVALID = 422


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The form; a source that is there already is shown instead of kept twice."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_ADD)
    if request.method != "POST":
        return _page(request, SourceForm())
    form = SourceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            added = add_source(form.source, by=actor)
        except SourceNotRead as refused:
            form.add_error("text" if form.cleaned_data["text"] else "file", _why(refused.code))
        else:
            note = (
                _("This source was in the record already.")
                if added.already_there
                else _("The source is in the record.")
            )
            messages.success(request, note)
            return redirect("desk:source", added.id)
    return _page(request, form, status=_INVALID)


def _page(request: HttpRequest, form: SourceForm, *, status: int = 200) -> HttpResponse:
    """The page with a form."""
    return page(request, "record/add.html", {"form": form}, here="desk:record", status=status)


def _why(code: str) -> str:
    """Why a file cannot be read, and what to do."""
    return {
        "empty": _("There is no text in it. Save the page with its text, or paste the text."),
        "too_large": _(
            "It is larger than 20 MB or two million letters. Paste the part that matters."
        ),
        "not_text": _("It is no web page and no plain text. Paste the text instead."),
        "no_text_layer": _("It holds pictures of pages and no text. Paste the text instead."),
        "locked": _("It opens with a password only. Save it without one, or paste the text."),
        "damaged": _("It is a damaged PDF. Save it again, or paste the text."),
    }[code]
