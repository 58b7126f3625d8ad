"""The section "Papers" of a case: list, open, bring, set aside."""

import mimetypes
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.purposes import Purpose
from wayhome.cases.domain.workflow import EventRefused
from wayhome.documents.actions.keep_paper import (
    TooManyPapers,
    add_paper,
    add_version,
    set_aside,
    take_back,
)
from wayhome.documents.domain.papers import PaperRefused
from wayhome.documents.queries.papers import open_version, papers_of
from wayhome.web.casework.cases.sight import Sight, look
from wayhome.web.casework.cases.words_form import WordsForm
from wayhome.web.casework.documents.forms import BringForm, VersionForm
from wayhome.web.casework.documents.showing import draw, persons
from wayhome.web.uploads import is_too_large

_MOVES = {
    "aside": (set_aside, gettext_lazy("The paper is set aside.")),
    "back": (take_back, gettext_lazy("The paper is back in use.")),
}
_INVALID = 422


@require_GET
def papers(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everything kept, closed."""
    return draw(request, look(request, case_id))


@require_POST
def open_one(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open one version for a purpose: handed out to be kept, never shown in the page itself."""
    sight = look(request, case_id)
    form = WordsForm(request.POST, sight=sight)
    if not form.is_valid():
        return draw(request, sight, words_form=form, status=_INVALID)
    purpose = Purpose(form.cleaned_data["purpose"])
    opened = open_version(sight.actor, case_id, form.cleaned_data["words"], purpose=purpose)
    ending = mimetypes.guess_extension(opened.media_type) or ""
    response = HttpResponse(opened.content, content_type=opened.media_type)
    name = f"{sight.case.row.code}{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def bring(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Keep a file as a new paper."""
    sight = look(request, case_id)
    form = BringForm(
        request.POST, request.FILES, persons=persons(sight), is_too_large=is_too_large(request)
    )
    if form.is_valid():
        try:
            add_paper(case_id, form.paper_given, by=sight.actor)
        except TooManyPapers:
            form.add_error(None, _("The case holds as many papers as one may. Set up another."))
        except EventRefused:
            form.add_error(None, _("The case is closed. Open it again before you add papers."))
        else:
            messages.success(request, _("The paper is kept."))
            return redirect("desk:case_papers", case_id)
    return draw(request, look(request, case_id), form, status=_INVALID)


@require_POST
def bring_version(request: HttpRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Keep a newer version; both stay when two people bring one at once."""
    sight = look(request, case_id)
    _require_here(sight, paper_id)
    form = VersionForm(request.POST, request.FILES, is_too_large=is_too_large(request))
    if form.is_valid():
        given = form.cleaned_data
        try:
            added = add_version(paper_id, given["file"], seen=given["seen"], by=sight.actor)
        except (PaperRefused, EventRefused):
            form.add_error(None, _("This paper takes no version now. Look where it stands."))
        else:
            if added.is_beside:
                messages.warning(
                    request,
                    _("Somebody else added a version meanwhile. Yours is %(number)d; all are kept.")
                    % {"number": added.number},
                )
            else:
                messages.success(request, _("The version is kept beside the earlier ones."))
            return redirect("desk:case_papers", case_id)
    return draw(request, look(request, case_id), form, version_of=paper_id, status=_INVALID)


@require_POST
def move(request: HttpRequest, case_id: UUID, paper_id: UUID, *, verb: str) -> HttpResponse:
    """Set a paper aside, or take it back into use."""
    if verb not in _MOVES:
        raise Http404
    sight = look(request, case_id)
    _require_here(sight, paper_id)
    act, done = _MOVES[verb]
    try:
        act(paper_id, by=sight.actor)
    except (PaperRefused, EventRefused):
        messages.error(request, _("This cannot be done now. Look where the paper stands."))
    else:
        messages.success(request, done)
    return redirect("desk:case_papers", case_id)


def _require_here(sight: Sight, paper_id: UUID) -> None:
    """The paper belongs to the case of the address. Raises Http404."""
    if paper_id not in {row.id for row in papers_of(sight.actor, sight.case.row.id)}:
        raise Http404
