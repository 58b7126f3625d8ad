"""Invented content for the gallery. No person, place or case in it exists."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.web.components.figure.chart import Figure, FigureRow
from wayhome.web.components.filter_panel.tag import ChosenFilter
from wayhome.web.components.marked_source.marks import Mark
from wayhome.web.components.widgets import (
    Checkboxes,
    CountedText,
    DatePartsField,
    Radios,
)

LONG = "ឈ្មោះវែងណាស់ដែលគ្មានចន្លោះរវាងពាក្យនិងមិនត្រូវធ្វើឱ្យទំព័ររីកធំ" * 2
_QUOTED = ("289 complaints", "one month")


class SampleForm(forms.Form):
    """One question of each kind."""

    name = forms.CharField(
        label=gettext_lazy("Full name"),
        help_text=gettext_lazy("As the person writes it."),
        max_length=200,
    )
    story = forms.CharField(
        label=gettext_lazy("What would you like us to know?"), widget=CountedText(2000)
    )
    where = forms.ChoiceField(
        label=gettext_lazy("Where is the person now?"),
        choices=[
            ("known", gettext_lazy("I know the place")),
            ("partly", gettext_lazy("I know it partly")),
            ("unknown", gettext_lazy("I do not know")),
            ("withheld", gettext_lazy("I would rather not say")),
        ],
        widget=Radios(
            hints={"partly": gettext_lazy("For example the town only")}, divider_before="unknown"
        ),
    )
    safe = forms.MultipleChoiceField(
        label=gettext_lazy("How may we reach you?"),
        help_text=gettext_lazy("Choose all that are safe."),
        choices=[("phone", gettext_lazy("Telephone")), ("message", gettext_lazy("Message"))],
        widget=Checkboxes,
    )
    born = DatePartsField(
        label=gettext_lazy("Date of birth"),
        help_text=gettext_lazy("Write the parts you know. The year alone is enough."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[("km", "ខ្មែរ"), ("zh", "简体中文")]
    )
    paper = forms.FileField(label=gettext_lazy("A file"), required=False)
    agrees = forms.BooleanField(label=gettext_lazy("You may tell the shelter about this"))


def wrong_form() -> SampleForm:
    """The same questions with answers that need putting right."""
    form = SampleForm(
        {"wrong-where": "nowhere", "wrong-born_about": "on", "wrong-born_day": ""}, prefix="wrong"
    )
    form.add_error(None, _("These two answers do not fit together."))
    return form


def source_text() -> str:
    """An invented sentence to mark."""
    return "The office received 289 complaints in one month, said a report that nobody wrote.\n" * 3


def marks() -> tuple[Mark, ...]:
    """Two marks, the second inside the first."""
    text = source_text()
    start = text.index(_QUOTED[0])
    inner = text.index(_QUOTED[1])
    return (
        Mark(start, inner + len(_QUOTED[1]), "proposal-1", "1"),
        Mark(inner, inner + len(_QUOTED[1]), "proposal-2", "2"),
    )


def figure() -> Figure:
    """A small invented series, one value withheld."""
    return Figure(
        title=_("Complaints received"),
        rows=(
            FigureRow(_("Relatives"), Decimal(164), "164"),
            FigureRow(_("Embassies"), Decimal(83), "83"),
            FigureRow(
                _("Organisations relaying requests of people they support"), Decimal(42), "42"
            ),
            FigureRow(_("Others"), None, _("fewer than 5")),
        ),
        unit=_("Complaints"),
        period="2022-08-18 – 2022-09-18",
        definition=_("Each message kept as received, before duplicates are found."),
        source=_("Invented for this gallery."),
        uncertainty=_("A count, not an estimate."),
        updated="2022-09-19",
        does_not_mean=_("It is not a number of people."),
        csv_href="#",
    )


def chosen_filters() -> tuple[ChosenFilter, ...]:
    """Two filters in force."""
    return (ChosenFilter(_("Overdue"), "#"), ChosenFilter(_("Unassigned"), "#"))
