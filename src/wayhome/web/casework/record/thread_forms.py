"""The form in which a reviewer judges how a request or a commitment stands."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.kernel import clock
from wayhome.record.actions.judge_standing import LONGEST_REASON, NewStanding
from wayhome.record.domain.standings import NEED_EVIDENCE, StandingVerdict
from wayhome.record.queries.threads import ThreadEntry
from wayhome.web.casework.days import day_input
from wayhome.web.casework.judging import verdict_field
from wayhome.web.casework.record.told_words import day_words, fact_title
from wayhome.web.components.widgets import Checkboxes, CountedText, Radios

REQUEST = "request"
_HINTS: dict[str, object] = {
    StandingVerdict.KEPT: gettext_lazy("What was asked or promised was done. Needs evidence."),
    StandingVerdict.BROKEN: gettext_lazy("The contrary was done, or it is over. Needs evidence."),
    StandingVerdict.CONTESTED: gettext_lazy("Sources say opposite things of it."),
    StandingVerdict.UNCLEAR: gettext_lazy("What sources say does not tell."),
}


class StandingForm(forms.Form):
    """Of what, which verdict, as of which day, on which facts, and why."""

    about = forms.ChoiceField(
        label=gettext_lazy("What do you judge?"),
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose what you judge.")},
    )
    verdict = verdict_field(StandingVerdict, label=gettext_lazy("How does it stand?"), hints=_HINTS)
    as_of = forms.DateField(
        label=gettext_lazy("As of which day?"),
        widget=day_input(),
        error_messages={
            "required": gettext_lazy("Give the day."),
            "invalid": gettext_lazy("Write the day like 2022-08-18."),
        },
    )
    evidence = forms.MultipleChoiceField(
        label=gettext_lazy("Which facts of this thread say so?"),
        required=False,
        widget=Checkboxes(),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you think so?"),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=4),
        error_messages={"required": gettext_lazy("Write why you think so.")},
    )

    def __init__(self, data: object = None, *, entries: Sequence[ThreadEntry]) -> None:
        begun = {"as_of": clock.local_today(), "about": REQUEST}
        super().__init__(data, label_suffix="", initial=begun)  # type: ignore[arg-type]  # a query or nothing
        promises = [each for each in entries if each.state is not None]
        evidence = [each for each in entries if each.fact.kind != REQUEST]
        self.fields["about"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (REQUEST, _("The request")),
            *((str(each.fact.id), _named(each)) for each in promises),
        ]
        self.fields["evidence"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(each.fact.id), _named(each)) for each in evidence
        ]

    def clean(self) -> None:
        """Kept and broken rest on other facts than the promise itself; no day is yet to come."""
        super().clean()
        given = self.cleaned_data
        evidence = given.get("evidence", [])
        if given.get("verdict") in NEED_EVIDENCE and not evidence:
            self.add_error(
                "evidence", _("Choose the facts that say so. Without one, it is unclear.")
            )
        if given.get("about") in evidence:
            self.add_error("evidence", _("A promise is no evidence that it was kept or broken."))
        day = given.get("as_of")
        if day and day > clock.local_today():
            self.add_error("as_of", _("Give today or a day before."))

    @property
    def standing(self) -> NewStanding:
        """The judgement of a valid form."""
        given = self.cleaned_data
        return NewStanding(
            verdict=StandingVerdict(given["verdict"]),
            as_of=given["as_of"],
            reason=given["reason"],
            evidence=[UUID(each) for each in given["evidence"]],
            commitment=None if given["about"] == REQUEST else UUID(given["about"]),
        )


def _named(entry: ThreadEntry) -> str:
    """A fact as it stands among choices."""
    return f"{fact_title(entry.fact)} ({day_words(entry.fact.when)}): {entry.fact.exact[:120]}"
