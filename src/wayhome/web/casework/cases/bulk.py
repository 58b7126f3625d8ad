"""Assign several cases at once, after a look at which ones."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.access.queries.colleagues import Office, office
from wayhome.cases.actions.assign import Owner
from wayhome.cases.queries.queue import CaseRow, cases_of
from wayhome.kernel.actor import Actor
from wayhome.web.casework.cases.forms import owner_choices, team_choices
from wayhome.web.casework.cases.queue import case_line
from wayhome.web.casework.frame import desk_actor, page
from wayhome.workplan.actions.hand_over import assign_together

MOST = 25
_LONGEST_VERSION = 9


class BulkForm(forms.Form):
    """Who gets the cases; one of the two at least."""

    user = forms.ChoiceField(label=gettext_lazy("Person"), required=False)
    team = forms.ChoiceField(label=gettext_lazy("Team"), required=False)

    def __init__(self, data: Any = None, *, people: Office) -> None:
        super().__init__(data, label_suffix="")
        self.fields["user"].choices = owner_choices(people)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["team"].choices = team_choices(people)  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Nobody at all is not an assignment."""
        super().clean()
        if not self.errors and not self.cleaned_data["user"] and not self.cleaned_data["team"]:
            self.add_error("user", _("Choose a person or a team."))
        return self.cleaned_data

    @property
    def owner(self) -> Owner:
        """Who was chosen."""
        user, team = self.cleaned_data["user"], self.cleaned_data["team"]
        return Owner(user=UUID(user) if user else None, team=UUID(team) if team else None)


@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """First show the cases and ask to whom; then, once confirmed, assign them."""
    actor = desk_actor(request)
    require(actor, Permission.CASE_ASSIGN)
    rows = cases_of(actor, _chosen(request))
    if not rows:
        messages.warning(request, _("Choose one case or more first."))
        return redirect("desk:cases")
    people = office(actor)
    is_confirmed = "confirmed" in request.POST
    form = BulkForm(request.POST if is_confirmed else None, people=people)
    if is_confirmed and form.is_valid():
        seen = {row.id: _version(request, row) for row in rows}
        shown = {case: version for case, version in seen.items() if version is not None}
        if len(shown) == len(seen):
            return _assign(request, actor, rows, owner=form.owner, shown=shown)
        form.add_error(None, _("The page came back damaged. Check the cases and send it again."))
    context = {"form": form, "lines": tuple(case_line(row, people) for row in rows)}
    return page(
        request, "assign.html", context, here="desk:cases", status=422 if is_confirmed else 200
    )


def _assign(
    request: HttpRequest,
    actor: Actor,
    rows: tuple[CaseRow, ...],
    *,
    owner: Owner,
    shown: Mapping[UUID, int],
) -> HttpResponse:
    """Assign what is still as it was shown, say what is not, and show the way back."""
    done = assign_together(shown=shown, owner=owner, by=actor)
    if done.cases:
        text = ngettext("%(count)d case is assigned.", "%(count)d cases are assigned.", done.cases)
        messages.success(request, text % {"count": done.cases})
    if done.left:
        codes = ", ".join(row.code for row in rows if row.id in done.left)
        text = _("Changed by somebody meanwhile, so not assigned: %(codes)s.")
        messages.warning(request, text % {"codes": codes})
    return redirect("desk:handover_done", done.handover) if done.cases else redirect("desk:cases")


def _version(request: HttpRequest, row: CaseRow) -> int | None:
    """The version that was shown on the page that was confirmed; None when it cannot be read."""
    shown = request.POST.get(f"version_{row.id}", "")
    return int(shown) if shown.isdecimal() and len(shown) <= _LONGEST_VERSION else None


def _chosen(request: HttpRequest) -> frozenset[UUID]:
    """The cases that were ticked; what is no id is nobody's case."""
    found = set()
    for text in request.POST.getlist("case")[:MOST]:
        try:
            found.add(UUID(text))
        except ValueError:
            continue
    return frozenset(found)
