"""The form on an event of a proceeding."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.cases.domain.offences import OffenceKind
from wayhome.justice.domain.authorities import Authority, Punishment
from wayhome.justice.domain.charges import Charge
from wayhome.justice.domain.happening import LONGEST_SENTENCE, Details, Happening
from wayhome.justice.domain.iccs import iccs_codes
from wayhome.justice.domain.proceedings import ProceedingEvent
from wayhome.justice.queries.proceedings import EventRow
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.justice.fields import (
    LONGEST_WORDS,
    WhenField,
    line_field,
    place_choices,
)
from wayhome.web.components.widgets import Checkboxes, CountedText, Radios


class EventForm(CaseForm):
    """What happened, when, who did it, and for which offences."""

    event = forms.ChoiceField(
        label=gettext_lazy("What happened"),
        choices=ProceedingEvent.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose what happened.")},
    )
    when = WhenField()
    authority = forms.ChoiceField(
        label=gettext_lazy("Who did it"),
        help_text=gettext_lazy("A verdict or a sentence always needs its court."),
        required=False,
    )
    place = forms.ChoiceField(label=gettext_lazy("Where the court or office is"), required=False)
    offences = forms.MultipleChoiceField(
        label=gettext_lazy("Offences"),
        help_text=gettext_lazy("For a charge or a conviction only."),
        choices=OffenceKind.choices,
        widget=Checkboxes(),
        required=False,
    )
    codes = forms.MultipleChoiceField(
        label=gettext_lazy("Codes of the offences (ICCS), where known"),
        widget=Checkboxes(),
        required=False,
    )
    punishment = forms.ChoiceField(
        label=gettext_lazy("What the sentence imposes"),
        help_text=gettext_lazy("For a sentence only."),
        required=False,
    )
    months = forms.IntegerField(
        label=gettext_lazy("Months"),
        required=False,
        min_value=1,
        max_value=LONGEST_SENTENCE,
    )
    authority_name = line_field(
        gettext_lazy("Name of the court or office"), gettext_lazy("Sealed.")
    )
    reference = line_field(gettext_lazy("Its reference"), gettext_lazy("Sealed."))
    words = forms.CharField(
        label=gettext_lazy("What else is to be said"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=CountedText(LONGEST_WORDS, rows=3),
    )

    def __init__(
        self, data: Any = None, *, version: int = 0, before: EventRow | None = None
    ) -> None:
        super().__init__(data, version=version, initial=_as_before(before))
        unknown = [("", _("Not known"))]
        choices: dict[str, Any] = {
            "authority": [*unknown, *Authority.choices],
            "place": place_choices(),
            "codes": [(c.code, f"{c.code} {c.label}") for c in iccs_codes().values()],
            "punishment": [("", _("None")), *Punishment.choices],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]  # ChoiceFields

    def clean(self) -> dict[str, Any]:
        """Every code belongs to one of the offences chosen."""
        super().clean()
        chosen = [OffenceKind(each) for each in self.cleaned_data.get("offences", ())]
        for code in self.cleaned_data.get("codes", ()):
            if not iccs_codes()[code].offences & set(chosen):
                text = _("The code %(code)s fits none of the offences chosen.")
                self.add_error("codes", text % {"code": code})
        return self.cleaned_data

    @property
    def told(self) -> Happening:
        """The event of a valid form."""
        given = self.cleaned_data
        return Happening(
            event=ProceedingEvent(given["event"]),
            when=given["when"],
            authority=Authority(given["authority"]) if given["authority"] else None,
            place=given["place"],
            charges=self._charges(),
            punishment=Punishment(given["punishment"]) if given["punishment"] else None,
            months=given["months"],
            details=Details(
                given["authority_name"].strip(), given["reference"].strip(), given["words"].strip()
            ),
        )

    def _charges(self) -> tuple[Charge, ...]:
        """Each code with the first chosen offence that it fits, and offences that have no code."""
        chosen = [OffenceKind(each) for each in self.cleaned_data["offences"]]
        coded = [
            Charge(next(kind for kind in chosen if kind in iccs_codes()[code].offences), code)
            for code in self.cleaned_data["codes"]
        ]
        named = {each.offence for each in coded}
        return (*coded, *(Charge(kind) for kind in chosen if kind not in named))


class TakeBackForm(CaseForm):
    """Nothing but the version: what is taken back says its address."""


def _as_before(before: EventRow | None) -> dict[str, Any]:
    """The entry that is to be corrected, as far as it is in clear."""
    if before is None or before.event is None:
        return {}
    day, month = before.when.earliest, f"{before.when.earliest:%Y-%m}"
    dates = {"day": day.isoformat(), "month": month, "year": str(day.year)}
    return {
        "event": before.event.value,
        "when": dates[before.when.precision.value],
        "authority": before.authority or "",
        "place": before.place,
        "offences": [each.offence.value for each in before.charges],
        "codes": [each.iccs for each in before.charges if each.iccs],
        "punishment": before.punishment or "",
        "months": before.months,
    }
