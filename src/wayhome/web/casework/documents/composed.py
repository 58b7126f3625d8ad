"""A summary for a partner under an agreement, and a copy for the person."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.agency_names import agency_names
from wayhome.cases.domain.workflow import EventRefused
from wayhome.consent.queries.covers import NotCovered
from wayhome.cooperation.actions.make_summary import AgreementTooNarrow, NewSummary, make_summary
from wayhome.cooperation.queries.agreements import agreements_in_force
from wayhome.documents.domain.fonts import FontMissing
from wayhome.documents.domain.letters import LANGUAGES
from wayhome.interchange.person_copy import NewCopy, write_person_copy
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.documents.forms import LONGEST
from wayhome.web.casework.documents.showing import persons
from wayhome.web.components.widgets import CountedText

_INVALID = 422


class _ComposedForm(forms.Form):
    """About whom, and in which language."""

    paper = forms.UUIDField(widget=forms.HiddenInput())
    person = forms.ChoiceField(
        label=gettext_lazy("Person"), error_messages={"required": gettext_lazy("Say of whom.")}
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=[("", gettext_lazy("Choose")), *LANGUAGES.items()],
        error_messages={"required": gettext_lazy("Choose a language.")},
    )

    def __init__(self, data: Any = None, *, sight: Sight) -> None:
        super().__init__(data, initial={"paper": uuid4()}, label_suffix="")
        self.fields["person"].choices = [("", _("Choose")), *persons(sight)]  # type: ignore[attr-defined]  # a ChoiceField


class CopyForm(_ComposedForm):
    """A copy for the person."""


class SummaryForm(_ComposedForm):
    """A summary under an agreement."""

    agreement = forms.ChoiceField(
        label=gettext_lazy("Agreement"),
        error_messages={"required": gettext_lazy("Choose the agreement it is made under.")},
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("Only where the agreement covers circumstances."),
        required=False,
        max_length=LONGEST,
        widget=CountedText(LONGEST),
    )

    field_order = ("agreement", "person", "language", "words")

    def __init__(self, data: Any = None, *, sight: Sight) -> None:
        super().__init__(data, sight=sight)
        names = agency_names()
        self.fields["agreement"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Choose")),
            *(
                (str(each.id), f"{names[each.partner_agency].name}: {each.purpose.label}")
                for each in agreements_in_force(sight.actor)
                if each.agency == sight.actor.agency
            ),
        ]


@require_http_methods(["GET", "POST"])
def summarise(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Make a summary for a partner: it counts as handed over when it is made."""
    sight = look(request, case_id)
    if not can(sight.actor, Permission.DOCUMENT_HAND_OVER, sight.case.target):
        raise Http404
    form = SummaryForm(request.POST if request.method == "POST" else None, sight=sight)
    if form.is_valid() and _summarised(form, sight):
        messages.success(request, _("The summary is made, and noted as handed over."))
        return redirect("desk:case_papers", case_id)
    return _page(request, sight, form, template="papers_summary")


@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Make a copy of what is kept, for the person."""
    sight = look(request, case_id)
    if not can(sight.actor, Permission.CASE_COPY, sight.case.target):
        raise Http404
    form = CopyForm(request.POST if request.method == "POST" else None, sight=sight)
    if form.is_valid() and _copied(form, sight):
        messages.success(request, _("The copy is made. Hand it over as the person said is safe."))
        return redirect("desk:case_papers", case_id)
    return _page(request, sight, form, template="papers_copy")


def _summarised(form: SummaryForm, sight: Sight) -> bool:
    given = form.cleaned_data
    new = NewSummary(
        id=given["paper"],
        person=UUID(given["person"]),
        agreement=UUID(given["agreement"]),
        language=given["language"],
        words=given["words"],
    )
    try:
        make_summary(sight.case.row.id, new, by=sight.actor)
    except AgreementTooNarrow:
        form.add_error("agreement", _("This agreement does not cover this person or these fields."))
    except NotCovered as refused:
        form.add_error(None, f"{refused.reason} {_('Record consent or a legal basis first.')}")
    except (EventRefused, FontMissing) as refused:
        form.add_error(None, _said(refused))
    return form.is_valid()


def _copied(form: CopyForm, sight: Sight) -> bool:
    given = form.cleaned_data
    new = NewCopy(given["paper"], UUID(given["person"]), given["language"])
    try:
        write_person_copy(sight.case.row.id, new, by=sight.actor)
    except (EventRefused, FontMissing) as refused:
        form.add_error(None, _said(refused))
    return form.is_valid()


def _said(refused: EventRefused | FontMissing) -> str:
    if isinstance(refused, FontMissing):
        told = {"script": refused.script, "package": refused.package}
        return (
            _("This server has no font for %(script)s. Ask the administrator for %(package)s.")
            % told
        )
    return _("The case is closed. Open it again before you write.")


def _page(request: HttpRequest, sight: Sight, form: forms.Form, *, template: str) -> HttpResponse:
    status = _INVALID if form.is_bound else 200
    return case_response(request, sight, template=template, context={"form": form}, status=status)
