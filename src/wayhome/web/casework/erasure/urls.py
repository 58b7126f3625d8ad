"""Addresses of erasures; ids only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from wayhome.erasure.domain.subjects import Subject, SubjectKind
from wayhome.web.casework.erasure import copies, holding, listing, of_subject

View = Callable[..., HttpResponse]


def _about(kind: SubjectKind, view: View) -> View:
    """The view of a case or complaint, which the address names as `case_id` or `complaint_id`."""

    @wraps(view)
    def named(request: HttpRequest, **ids: Any) -> HttpResponse:
        return view(request, Subject(kind, ids.pop(f"{kind}_id")), **ids)

    return named


_PAGES: tuple[tuple[str, View, str], ...] = (
    ("", of_subject.show, "erasure"),
    ("propose/", of_subject.propose_one, "erasure_propose"),
    ("hold/", holding.ask_one, "hold"),
    ("hold/<uuid:hold_id>/agree/", holding.agree_one, "hold_agree"),
    ("hold/<uuid:hold_id>/lift/", holding.lift_one, "hold_lift"),
    ("<uuid:erasure_id>/reason/", of_subject.open_one, "erasure_reason"),
    ("<uuid:erasure_id>/told/", of_subject.note_one_told, "erasure_told"),
    ("<uuid:erasure_id>/<slug:answer>/", of_subject.answer, "erasure_answer"),
)


def _pages(kind: SubjectKind) -> list[URLPattern]:
    """The same pages for either."""
    return [path(route, _about(kind, view), name=f"{kind}_{name}") for route, view, name in _PAGES]


urlpatterns = [
    path("", listing.listing, name="erasures"),
    path("kept/", listing.kept, name="erasure_candidates"),
    path("copies/", copies.copies, name="copies"),
    path("copies/<uuid:notice_id>/", copies.confirm, name="copy_erased"),
]
case_erasure = _pages(SubjectKind.CASE)
complaint_erasure = _pages(SubjectKind.COMPLAINT)
