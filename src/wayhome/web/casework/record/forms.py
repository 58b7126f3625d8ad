"""The form of marking a figure in a source."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wayhome.insight.domain.indicators import INDICATORS
from wayhome.insight.domain.tally import BREAKDOWNS
from wayhome.kernel.period import Period
from wayhome.record.actions.mark_figure import Claim, Span
from wayhome.record.domain.finding_words import WordsPlace, places_of
from wayhome.record.queries.sources import SourcePage
from wayhome.web.casework.days import day_input
from wayhome.web.components.widgets import Radios

_LONGEST_WORDS = 2000


class MarkForm(forms.Form):
    """The exact words of a source, and the figure that they state."""

    words = forms.CharField(
        label=gettext_lazy("The exact words"),
        help_text=gettext_lazy("Copy them from the text above, as few as state the figure."),
        max_length=_LONGEST_WORDS,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": gettext_lazy("Paste the words that state the figure.")},
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Which place?"), required=False, widget=Radios(), choices=()
    )
    value = forms.DecimalField(
        label=gettext_lazy("Value"),
        help_text=gettext_lazy("A number, with a point before decimals: 1600 or 94.5."),
        max_digits=18,
        decimal_places=4,
        min_value=0,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 12}),
        error_messages={
            "required": gettext_lazy("Give the value."),
            "invalid": gettext_lazy("Write the value as a number, such as 289 or 94.5."),
        },
    )
    is_approximate = forms.BooleanField(
        label=gettext_lazy("The source says about, nearly, more than"), required=False
    )
    unit = forms.CharField(
        label=gettext_lazy("Unit"),
        help_text=gettext_lazy("Such as complaints, persons or percent."),
        max_length=60,
        error_messages={"required": gettext_lazy("Give the unit.")},
    )
    starts = forms.DateField(
        label=gettext_lazy("First day of the period"),
        required=False,
        widget=day_input(),
        error_messages={"invalid": gettext_lazy("Write the first day like 2022-08-18.")},
    )
    ends = forms.DateField(
        label=gettext_lazy("Last day, included"),
        required=False,
        widget=day_input(),
        error_messages={"invalid": gettext_lazy("Write the last day like 2022-09-18.")},
    )
    according_to = forms.CharField(
        label=gettext_lazy("According to whom"),
        help_text=gettext_lazy("Whose word it is, such as the ministry; not the newspaper."),
        max_length=200,
        error_messages={"required": gettext_lazy("Say whose word the figure is.")},
    )
    indicator = forms.ChoiceField(
        label=gettext_lazy("What it measures"),
        help_text=gettext_lazy("With one of these it stands beside the register's own count."),
        required=False,
        choices=[
            ("", gettext_lazy("None of these")),
            *(
                (code.value, about.title)
                for code, about in INDICATORS.items()
                if code not in BREAKDOWNS
            ),
        ],
    )

    def __init__(self, data: object = None, *, page: SourcePage) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]  # a query or nothing
        self._page = page
        # Looked for before the field refuses what is too long, so cut: long words search for long.
        words = self.data.get("words", "")[:_LONGEST_WORDS]
        self.places = places_of(page.text, words) if self.is_bound else ()
        self.fields["place"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(place.start), _surroundings(place)) for place in self.places
        ]

    @property
    def asks_for_place(self) -> bool:
        """Whether the words stand at several places."""
        return len(self.places) > 1

    def clean(self) -> None:
        """The words stand in the text, at one place, and the period has both of its ends."""
        super().clean()
        if self.cleaned_data.get("words") and not self.places:
            self.add_error(
                "words", _("These words do not stand in the text. Copy them exactly as they are.")
            )
        if self.asks_for_place and not self.cleaned_data.get("place"):
            self.add_error("place", self._several())
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if bool(starts) != bool(ends) and not {"starts", "ends"} & set(self.errors):
            self.add_error("ends" if starts else "starts", _("Give both days, or neither."))
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day comes before the first. Change one of them."))

    @property
    def span(self) -> Span:
        """Where the words of a valid form stand."""
        chosen = self.cleaned_data["place"]
        place = next((each for each in self.places if str(each.start) == chosen), self.places[0])
        return Span(self._page.text_version, place.start, place.end, place.exact)

    @property
    def claim(self) -> Claim:
        """What the words of a valid form say."""
        given = self.cleaned_data
        return Claim(
            value=given["value"],
            unit=given["unit"],
            according_to=given["according_to"],
            period=Period(given["starts"], given["ends"]) if given["starts"] else None,
            is_approximate=given["is_approximate"],
            indicator=given["indicator"],
        )

    def _several(self) -> str:
        """The question which place is meant."""
        return ngettext(
            "These words stand at %(count)s place. Choose it.",
            "These words stand at %(count)s places. Choose which one is meant.",
            len(self.places),
        ) % {"count": len(self.places)}


def _surroundings(place: WordsPlace) -> str:
    """The words with what stands around them."""
    return " ".join(f"… {place.before}[{place.exact}]{place.after} …".split())
