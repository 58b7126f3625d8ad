"""Confirm or correct when a source was published; every telling is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.record.actions.tell_publication import tell_publication
from wayhome.record.queries.text_history import Telling, tellings_of
from wayhome.web.casework.days import day_input
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.reviewing import own_source
from wayhome.web.casework.record.text_words import EVIDENCE_WORDS

_INVALID = 422
_LONGEST_WORDS = 300


class PublicationForm(forms.Form):
    """The day as the reviewer knows it, and where it stands."""

    day = forms.DateField(
        label=gettext_lazy("Published on"),
        help_text=gettext_lazy("The day of the first publication, not of a later change."),
        required=False,
        widget=day_input(),
        error_messages={"invalid": gettext_lazy("Write the day like 2022-09-18.")},
    )
    is_unknown = forms.BooleanField(label=gettext_lazy("Nobody can tell"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Where it says so"),
        help_text=gettext_lazy("Such as: printed under the title, or confirmed by the newspaper."),
        required=False,
        max_length=_LONGEST_WORDS,
    )

    def clean(self) -> None:
        """A day, or that nobody can tell."""
        super().clean()
        if "day" not in self.errors:
            day, unknown = self.cleaned_data.get("day"), self.cleaned_data.get("is_unknown")
            if bool(day) == bool(unknown):
                self.add_error("day", _("Give the day, or say that nobody can tell it."))


@dataclass(frozen=True, slots=True)
class TellingRow:
    """One telling in words."""

    telling: Telling
    evidence: str


@require_http_methods(["GET", "POST"])
def publication(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """The day that holds with its evidence, and the form to tell it anew."""
    actor = desk_actor(request)
    require(actor, Permission.FACT_REVIEW)
    found = own_source(actor, source_id)
    given = request.POST if request.method == "POST" else None
    form = PublicationForm(given, initial={"day": found.published_on}, label_suffix="")
    if form.is_valid():
        day, words = form.cleaned_data["day"], form.cleaned_data["words"]
        tell_publication(found.id, day, words=words, by=actor)
        messages.success(
            request,
            _("The day is confirmed.")
            if day == found.published_on
            else _("The day is corrected. The text is read again, for dates that depend on it."),
        )
        return redirect("desk:source", found.id)
    context = {
        "source": found,
        "form": form,
        "tellings": telling_rows(tellings_of(actor, found.id)),
    }
    status = _INVALID if form.is_bound else 200
    return page(request, "record/publication.html", context, here="desk:record", status=status)


def telling_rows(tellings: Iterable[Telling]) -> list[TellingRow]:
    """Tellings in words, in their order."""
    return [TellingRow(each, str(EVIDENCE_WORDS[each.evidence])) for each in tellings]
