"""Look for another name of a subject, and put the two side by side."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.record.actions.pair_subjects import JoinedAlready, pair_subjects
from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.queries.subject_list import subjects_named
from wayhome.record.queries.subjects import SubjectRow, subject
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.subjects_forms import NameForm

_INVALID = 422


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, subject_id: UUID) -> HttpResponse:
    """The question by which name else it goes, and the subjects of that name."""
    actor = desk_actor(request)
    require(actor, Permission.FACT_REVIEW)
    row = subject(actor, subject_id)
    if not row.is_own:
        raise NotFound
    if "other" in request.POST:
        return _pair(request, row)
    form = NameForm(request.POST if request.method == "POST" else None, label_suffix="")
    is_valid = form.is_valid()
    found = subjects_named(actor, form.cleaned_data["name"]) if is_valid else ()
    context = {
        "subject": row,
        "form": form,
        "rows": [each for each in found if _may_be(row, each)],
        "is_search": is_valid,
    }
    status = _INVALID if form.is_bound and not is_valid else 200
    return page(request, "record/subject_join.html", context, here="desk:record", status=status)


def _pair(request: HttpRequest, row: SubjectRow) -> HttpResponse:
    """The pair with the subject that was chosen."""
    try:
        other = UUID(request.POST["other"])
    except ValueError as error:
        raise NotFound from error
    try:
        pair = pair_subjects(row.id, other, by=desk_actor(request))
    except JoinedAlready:
        messages.warning(request, _("The two are one already."))
        return redirect("desk:subject", row.id)
    return redirect("desk:subject_pair", pair)


def _may_be(row: SubjectRow, other: SubjectRow) -> bool:
    """Whether the two are other subjects of the agency and of one kind."""
    is_alike = other.kind is row.kind or SubjectKind.NAMED in {other.kind, row.kind}
    return other.is_own and other.id != row.id and is_alike
