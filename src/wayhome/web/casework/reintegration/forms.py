"""The forms of a return."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wayhome.places.countries import countries
from wayhome.places.provinces import provinces
from wayhome.reintegration.domain.days import today
from wayhome.reintegration.domain.journeys import (
    DocumentKind,
    EndReason,
    Fitness,
    Receiver,
    Transport,
)
from wayhome.reintegration.domain.risks import Answer, risk_check
from wayhome.reintegration.domain.wishes import Basis, Choice
from wayhome.reintegration.queries.returns import ReturnLine
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.days import check_near, day_input
from wayhome.web.components.widgets import Checkboxes, CountedText, Radios

LONGEST = 5_000
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 12, 31)
LONGEST_LINE = 300
_SEALED = gettext_lazy("Sealed. Opened only for a purpose.")


class EntryForm(CaseForm):
    """What every form carries: the version of the case, and the id that makes it count once."""

    entry = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(
        self,
        data: Any = None,
        *,
        version: int,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        given = {"entry": uuid4(), "on": today(), **(initial or {})}
        super().__init__(data, version=version, initial=given)

    def begin_from(self, held: ReturnLine | None) -> None:
        """Begin with what is noted already; most forms begin empty."""


def _in_our_time(day: date) -> None:
    """A slip of the year is told before anything is reckoned from it."""
    if not _EARLIEST <= day <= _LATEST:
        raise forms.ValidationError(_("Give a day between 1990 and 2100."))


def day_field(label: Any, *, is_required: bool = True) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        required=is_required,
        widget=day_input(),
        validators=[_in_our_time],
        error_messages={
            "required": gettext_lazy("Give the day."),
            "invalid": gettext_lazy("Give a day, such as 2022-09-18."),
        },
    )


def due_field(label: Any, *, is_required: bool = True) -> forms.DateField:
    """A day on which somebody is to be asked again: not so far ahead that nobody ever is."""
    field = day_field(label, is_required=is_required)
    field.validators.append(check_near)
    return field


def note_field(label: Any, *, required: Any = "") -> forms.CharField:
    """A sealed text; `required` is what is said when it is missing, empty when it may be."""
    return forms.CharField(
        label=label,
        help_text=_SEALED,
        required=bool(required),
        widget=CountedText(LONGEST, rows=4),
        max_length=LONGEST,
        error_messages={"required": required} if required else {},
    )


def line_field(label: Any) -> forms.CharField:
    """A sealed line that may stay empty."""
    return forms.CharField(label=label, help_text=_SEALED, required=False, max_length=LONGEST_LINE)


def choice_field(label: Any, choices: Any, *, is_required: bool = True) -> forms.ChoiceField:
    """One of several; nothing is chosen beforehand."""
    first = [("", gettext_lazy("Choose"))] if is_required else [("", gettext_lazy("Not known"))]
    return forms.ChoiceField(
        label=label,
        choices=[*first, *choices],
        required=is_required,
        error_messages={"required": gettext_lazy("Choose one.")},
    )


def radio_field(label: Any, choices: Any, *, hint: Any = "") -> forms.ChoiceField:
    """One of a few, all in sight."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose one.")},
    )


class WishForm(EntryForm):
    """What the person wishes, what was explained, and for a child who decided."""

    words = note_field(
        gettext_lazy("What does the person wish, in their own words?"),
        required=gettext_lazy("Write what the person wishes, in their own words."),
    )
    informed_of = forms.MultipleChoiceField(
        label=gettext_lazy("What was explained before, in a language they understand?"),
        choices=Choice.choices,
        widget=Checkboxes(),
        error_messages={"required": gettext_lazy("Explain returning and staying first.")},
    )
    is_child = radio_field(
        gettext_lazy("Is the person under 18?"),
        [
            ("yes", gettext_lazy("Yes, or perhaps")),
            ("no", gettext_lazy("No")),
            ("shown", gettext_lazy("No, as a paper shows")),
        ],
        hint=gettext_lazy("When in doubt, treat the person as a child."),
    )
    basis = forms.ChoiceField(
        label=gettext_lazy("For a child: who decided that returning is best for the child?"),
        choices=[("", gettext_lazy("Not a child")), *Basis.choices],
        required=False,
    )
    on = day_field(gettext_lazy("Day of this talk"))


class WordsOnForm(EntryForm):
    """A day, and what there is to say."""

    on = day_field(gettext_lazy("Day"))
    words = note_field(gettext_lazy("Note"))


class DayForm(EntryForm):
    """A day."""

    on = day_field(gettext_lazy("Day"))


class NoteForm(EntryForm):
    """What there is to say."""

    words = note_field(gettext_lazy("Note"))


class BreakOffForm(WordsOnForm):
    """Why a return was broken off."""

    reason = radio_field(gettext_lazy("Why?"), EndReason.choices)
    field_order = ("reason", "on", "words")


class RiskForm(EntryForm):
    """Every question of the check, with yes, no, not known."""

    check_version = forms.CharField(widget=forms.HiddenInput())
    words = note_field(gettext_lazy("Note"))

    def __init__(self, data: Any = None, *, version: int, **given: Any) -> None:
        super().__init__(data, version=version, **given)
        self.initial["check_version"] = risk_check().version
        for question in risk_check().questions:
            self.fields[question.id] = radio_field(question.label, Answer.choices)
        self.order_fields([q.id for q in risk_check().questions])

    def begin_from(self, held: ReturnLine | None) -> None:
        """Begin with the last answers."""
        told = [each for each in held.entries if "answers" in each.details] if held else []
        if told:
            self.initial |= told[0].details["answers"]

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers as they were given."""
        return {q.id: Answer(self.cleaned_data[q.id]) for q in risk_check().questions}


class ApprovalForm(EntryForm):
    """Whether a return at high risk may go on."""

    decision = radio_field(
        gettext_lazy("May the return go on?"),
        [
            ("approve", gettext_lazy("Yes, it may go on")),
            ("decline", gettext_lazy("No, not as things are")),
        ],
    )
    words = note_field(gettext_lazy("Why?"), required=gettext_lazy("Say why."))


class AskPapersForm(EntryForm):
    """Which embassy was asked for what."""

    embassy = choice_field(gettext_lazy("Embassy of"), ())
    kind = choice_field(gettext_lazy("Document"), DocumentKind.choices)
    on = day_field(gettext_lazy("Asked on"))

    def __init__(self, data: Any = None, *, version: int, **given: Any) -> None:
        super().__init__(data, version=version, **given)
        _fill_countries(self, "embassy")


class PapersForm(EntryForm):
    """A travel document."""

    kind = choice_field(gettext_lazy("Document"), DocumentKind.choices)
    issued_on = day_field(gettext_lazy("Issued on"))
    expires_on = day_field(gettext_lazy("Expires on"))
    number = line_field(gettext_lazy("Number"))

    def begin_from(self, held: ReturnLine | None) -> None:
        """Begin with the kind that was asked for."""
        self.initial["kind"] = held.document_kind if held else ""


class JourneyForm(EntryForm):
    """From where to where, when, how, with whom."""

    from_country = choice_field(gettext_lazy("From: country"), ())
    from_province = choice_field(gettext_lazy("From: province"), (), is_required=False)
    from_place = line_field(gettext_lazy("From: exact place"))
    to_country = choice_field(gettext_lazy("To: country"), ())
    to_province = choice_field(gettext_lazy("To: province"), (), is_required=False)
    to_place = line_field(gettext_lazy("To: exact place"))
    travel_on = day_field(gettext_lazy("Day of the journey"))
    transport = choice_field(gettext_lazy("By what means"), Transport.choices)
    fitness = radio_field(
        gettext_lazy("What does a health worker say of travelling?"),
        Fitness.choices,
        hint=gettext_lazy("Only this; nothing about any illness."),
    )
    is_escorted = radio_field(
        gettext_lazy("Does anybody escort the person?"),
        [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
    )
    escorts = line_field(gettext_lazy("Who escorts, with telephone"))

    def __init__(self, data: Any = None, *, version: int, **given: Any) -> None:
        super().__init__(data, version=version, **given)
        _fill_countries(self, "from_country", "to_country")
        named = [(each.pcode, each.name()) for each in provinces()]
        for name in ("from_province", "to_province"):
            self.fields[name].choices = [("", _("Not known, or in another country")), *named]  # type: ignore[attr-defined]  # a ChoiceField

    def begin_from(self, held: ReturnLine | None) -> None:
        """Begin with the journey that was planned; exact places and names are typed again."""
        if held is None or not held.to_country:
            return
        for name in ("from_country", "from_province", "to_country", "to_province", "transport"):
            self.initial[name] = getattr(held, name)
        self.initial["travel_on"] = held.travel_on

    def clean(self) -> dict[str, Any]:
        """Provinces are those of Cambodia."""
        super().clean()
        for end in ("from", "to"):
            province = self.cleaned_data.get(f"{end}_province")
            if province and not province.startswith(_ALPHA_2.get(self._country(end), "?")):
                self.add_error(f"{end}_province", _("This province lies in another country."))
        return self.cleaned_data

    def _country(self, end: str) -> str:
        return str(self.cleaned_data.get(f"{end}_country", ""))


_ALPHA_2 = {"KHM": "KH"}
"""Countries whose provinces are known, by the beginning of their codes."""


class HandoverForm(EntryForm):
    """To whom the person was handed over, where, and who confirmed it."""

    receiver = radio_field(gettext_lazy("Handed over to"), Receiver.choices)
    to = line_field(gettext_lazy("Name of the agency, relative or provider"))
    place = line_field(gettext_lazy("Where"))
    confirmed_by = line_field(gettext_lazy("Who confirmed it, and how"))
    on = day_field(gettext_lazy("Day"))


def _fill_countries(form: forms.Form, *names: str) -> None:
    """Let fields offer all countries in the reader's language."""
    named = countries(get_language() or "en")
    for name in names:
        form.fields[name].choices = [("", _("Choose")), *named]  # type: ignore[attr-defined]  # a ChoiceField
