"""Take facts of the record away: choose which, and get a file now or when it is written."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.interchange.exports.formats import ExportFormat, writer_of
from wayhome.interchange.exports.writing import pieces
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.record.actions.export_facts import TooManyFacts, ask_export, export_facts
from wayhome.record.queries.exports import export_content, export_state
from wayhome.record.queries.recorded import Wanted, cited_source
from wayhome.web.casework.days import DaysForm
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.fact_words import KIND_WORDS
from wayhome.web.components.widgets import Radios

_INVALID = 422
_HINTS: Mapping[str, object] = {
    ExportFormat.CSV: gettext_lazy("For spreadsheets: one row for each fact."),
    ExportFormat.JSONLD: gettext_lazy("Linked data in the words of schema.org."),
    ExportFormat.FTM: gettext_lazy("FollowTheMoney, for tools of investigation."),
    ExportFormat.ATOM: gettext_lazy("For feed readers."),
}
_FORMATS = (
    (ExportFormat.CSV.value, gettext_lazy("Table (CSV)")),
    (ExportFormat.JSONLD.value, gettext_lazy("Linked data (JSON-LD)")),
    (ExportFormat.FTM.value, gettext_lazy("Entities (FollowTheMoney)")),
    (ExportFormat.ATOM.value, gettext_lazy("Feed (Atom)")),
)


class ExportForm(DaysForm):
    """The form of the file, and which facts; without days those of all sources."""

    form = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        choices=_FORMATS,
        widget=Radios(hints=_HINTS),
        error_messages={"required": gettext_lazy("Choose a form.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Facts"),
        required=False,
        choices=[("", gettext_lazy("Of every kind")), *KIND_WORDS.items()],
    )
    source = forms.UUIDField(required=False, widget=forms.HiddenInput())

    @property
    def wanted(self) -> Wanted:
        """What a valid form asks for."""
        given = self.cleaned_data
        return Wanted(source=given["source"], kind=given["kind"], days=self.days)


@require_http_methods(["GET", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """The form; few facts come at once, many are written by the worker."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_READ)
    if request.method != "POST":
        return _page(request, ExportForm(), source_id=_source_in(request))
    form = ExportForm(request.POST)
    if not form.is_valid():
        return _page(request, form, source_id=_source_of(form), status=_INVALID)
    wanted, chosen = form.wanted, ExportFormat(form.cleaned_data["form"])
    if wanted.source:
        cited_source(actor, wanted.source)
    try:
        taken = export_facts(wanted, form=chosen, by=actor)
    except TooManyFacts:
        return redirect("desk:export_state", ask_export(wanted, form=chosen, by=actor))
    text = "".join(piece.text for piece in pieces(actor, chosen, taken))
    return _file(text.encode(), chosen)


@require_GET
def state(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """How far a file has come, and the file once it is whole."""
    context = {"export": export_state(desk_actor(request), export_id)}
    return page(request, "record/export_state.html", context, here="desk:record")


@require_GET
def progress(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """How far it is, to put in place; the whole page is loaded anew once it is done."""
    found = export_state(desk_actor(request), export_id)
    template = "casework/templates/record/export_progress.html"
    response = render(request, template, {"export": found})
    if found.is_whole:
        response.headers["HX-Refresh"] = "true"
    return response


@require_safe
def download(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """The file. What is not whole yet is not there."""
    actor: Actor = desk_actor(request)
    found = export_state(actor, export_id)
    if not found.is_whole:
        raise NotFound
    return _file(b"".join(export_content(actor, export_id)), ExportFormat(found.form))


def _page(
    request: HttpRequest, form: ExportForm, *, source_id: UUID | None, status: int = 200
) -> HttpResponse:
    """The page with a form; `source_id` narrows it to one source."""
    actor = desk_actor(request)
    if source_id:
        form.initial["source"] = source_id
    context = {"form": form, "source": cited_source(actor, source_id) if source_id else None}
    return page(request, "record/export.html", context, here="desk:record", status=status)


def _source_in(request: HttpRequest) -> UUID | None:
    """The source that an address names. Raises NotFound for what is no id."""
    asked = request.GET.get("source", "")
    try:
        return UUID(asked) if asked else None
    except ValueError as fault:
        raise NotFound from fault


def _source_of(form: ExportForm) -> UUID | None:
    found: UUID | None = form.cleaned_data.get("source")
    return found


def _file(content: bytes, form: ExportFormat) -> HttpResponse:
    """A file to keep; the browser does not open it by itself."""
    writer, day = writer_of(form), clock.local_today().isoformat()
    response = HttpResponse(content, content_type=writer.media_type)
    name = f"record-{day}.{writer.ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
