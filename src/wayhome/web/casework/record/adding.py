"""Add sources by file or by pasting a text, each with its own result."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.extraction.documents import documents_in
from wayhome.extraction.reading import SourceNotRead
from wayhome.kernel.actor import Actor
from wayhome.record.actions.add_source import AddedSource, NewSource, add_source
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.source_form import SourceForm
from wayhome.web.casework.record.text_words import why_not_read

_INVALID = 422
_MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document: the source it is, or why there is none."""

    name: str
    added: AddedSource | None = None
    why: str = ""


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The form; a source that is there already is shown instead of kept twice."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_ADD)
    if request.method != "POST":
        return _page(request, SourceForm())
    form = SourceForm(request.POST, request.FILES, is_too_large=_is_too_large(request))
    if not form.is_valid():
        return _page(request, form, status=_INVALID)
    results = list(_results(form, actor))
    for result in results:
        if result.why:
            place = "text" if form.cleaned_data["text"] else "file"
            form.add_error(place, f"{result.name}: {result.why}" if result.name else result.why)
    if len(results) == 1 and (added := results[0].added):
        return _shown(request, added)
    status = _INVALID if form.errors else 200
    return _page(request, form, results=results, status=status)


def _is_too_large(request: HttpRequest) -> bool:
    """Whether files were dropped while they came in, because together they are too large."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _results(form: SourceForm, actor: Actor) -> Iterator[Result]:
    """Add what a valid form holds, document by document: a feed has as many as entries.

    What is there already does not count, so that adding the same again comes further.
    """
    known = form.known
    if not form.cleaned_data["file"]:
        yield _result("", replace(known, content=form.cleaned_data["text"].encode()), actor)
        return
    count = 0
    for file in form.cleaned_data["file"]:
        try:
            for document in documents_in(file.read()):
                if count >= _MOST_AT_ONCE:
                    why = _("Too many at once. Add this file, and those after it, again.")
                    yield Result(file.name, why=why)
                    return
                new = replace(known, content=document.content, entry=document.entry)
                result = _result(file.name, new, actor)
                count += not (result.added and result.added.already_there)
                yield result
        except SourceNotRead as refused:
            yield Result(file.name, why=why_not_read(refused.code))


def _result(name: str, new: NewSource, actor: Actor) -> Result:
    try:
        return Result(name, added=add_source(new, by=actor))
    except SourceNotRead as refused:
        return Result(name, why=why_not_read(refused.code))


def _shown(request: HttpRequest, added: AddedSource) -> HttpResponse:
    """The page of the one source that was added, or was there."""
    if added.already_there:
        note = _("This source was in the record already.")
    elif added.near:
        note = _("The source is in the record. It reads nearly the same as another one.")
    else:
        note = _("The source is in the record.")
    messages.success(request, note)
    return redirect("desk:source", added.id)


def _page(
    request: HttpRequest,
    form: SourceForm,
    *,
    results: list[Result] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page with a form, and what became of the files before it."""
    added = [result for result in results or [] if result.added]
    context = {"form": form, "results": added, "is_done": bool(results) and not form.errors}
    return page(request, "record/add.html", context, here="desk:record", status=status)
