"""The list of subjects by name, narrowed by kind, or looked for by a part of a name."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can, require
from wayhome.record.queries.subject_list import (
    MOST_FOUND,
    SubjectFilter,
    subject_list,
    subjects_named,
)
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters, next_href, page_at
from wayhome.web.casework.record.sections import sections
from wayhome.web.casework.record.subjects_forms import KindForm, NameForm

_INVALID = 422


@require_http_methods(["GET", "HEAD", "POST"])
def subjects(request: HttpRequest) -> HttpResponse:
    """Everybody and everything that standing facts speak of."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_READ)
    if request.method == "POST":
        return _found(request)
    form, here = KindForm(request.GET), reverse("desk:subjects")
    values = {"kind": form.chosen or ""}
    found = page_at(
        request.GET.get("cursor", ""),
        lambda at: subject_list(actor, SubjectFilter(form.chosen, at)),
    )
    context = {
        "rows": found.rows,
        "form": form,
        "name_form": NameForm(label_suffix=""),
        "chosen": chosen_filters(form, values, here=here),
        "clear_href": here,
        "next_href": next_href(here, values, found),
        "sections": sections(actor, here="desk:subjects"),
        "may_review": can(actor, Permission.FACT_REVIEW),
    }
    return page(request, "record/subjects.html", context, here="desk:record")


def _found(request: HttpRequest) -> HttpResponse:
    """What has a name like the one typed."""
    actor, form = desk_actor(request), NameForm(request.POST, label_suffix="")
    is_valid = form.is_valid()
    rows = subjects_named(actor, form.cleaned_data["name"]) if is_valid else ()
    context = {
        "rows": rows,
        "name_form": form,
        "is_search": True,
        "is_cut": len(rows) == MOST_FOUND,
        "clear_href": reverse("desk:subjects"),
    }
    status = 200 if is_valid else _INVALID
    return page(request, "record/subjects.html", context, here="desk:record", status=status)
