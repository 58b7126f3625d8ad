"""May this be told to them now? The same question that every sharing asks, for a person to ask first."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.purposes import BY_LAW, SharePurpose
from wayhome.consent.domain.recipients import embassy_key
from wayhome.consent.domain.spans import last_day
from wayhome.consent.queries.covers import Cover, NotCovered, require_cover
from wayhome.places.countries import countries
from wayhome.web.casework.cases.sight import look
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.casework.consent.recording import drawer
from wayhome.web.components.widgets import Checkboxes


class AskForm(forms.Form):
    """What would be told, what for, and to whom."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("What for"),
        choices=[("", gettext_lazy("Choose a purpose")), *SharePurpose.choices],
        error_messages={"required": gettext_lazy("Choose what it would be shared for.")},
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("What would be shared"),
        choices=[(each.value, each.label) for each in FieldGroup if each in BY_LAW],
        widget=Checkboxes(),
        error_messages={"required": gettext_lazy("Tick what would be shared.")},
    )
    recipient = forms.ChoiceField(
        label=gettext_lazy("With whom"),
        error_messages={"required": gettext_lazy("Say with whom.")},
    )

    def __init__(self, data: Any = None, *, recipients: Recipients) -> None:
        super().__init__(data, label_suffix="")
        of = _("Embassy of %(country)s")
        embassies = [
            (embassy_key(code), of % {"country": name})
            for code, name in countries(get_language() or "en")
        ]
        choices = [("", _("Choose one")), *recipients.choices, *embassies]
        self.fields["recipient"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, case_id: UUID, person: UUID) -> HttpResponse:
    """Ask, and be told yes until when, or no and why; nothing is shared by it."""
    sight = look(request, case_id)
    form = AskForm(request.POST or None, recipients=Recipients(sight.actor))
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return drawer(request, sight, person, template="consent_ask")(form, status)
    cover: Cover | None = None
    reason = ""
    try:
        cover = require_cover(
            sight.actor,
            case=case_id,
            person=person,
            purpose=SharePurpose(form.cleaned_data["purpose"]),
            groups=frozenset(map(FieldGroup, form.cleaned_data["groups"])),
            recipient=form.cleaned_data["recipient"],
        )
    except NotCovered as refusal:
        reason = refusal.reason
    more = {"until": last_day(cover.until) if cover else None, "reason": reason}
    return drawer(request, sight, person, template="consent_ask", more=more)(form, 200)
