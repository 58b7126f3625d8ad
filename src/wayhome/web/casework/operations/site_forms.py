"""The forms on where an operation is held: a site that is known, or one to describe."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.matching.sites.text import LONGEST
from wayhome.operations.domain.kinds import SiteKind
from wayhome.sites.domain.told import Told, read_told
from wayhome.web.casework.sites.forms import province_choices
from wayhome.web.components.widgets import CountedText

_WIDEST_M = 200_000


class SiteCodeForm(forms.Form):
    """A site that is known, by its code."""

    code = forms.CharField(
        label=gettext_lazy("Code of a site"),
        help_text=gettext_lazy("Such as K7Q4-FM2X; it stands on the page of the site."),
        max_length=12,
        error_messages={"required": gettext_lazy("Write the code of a site.")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("What it is used as"), choices=SiteKind.choices)

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, label_suffix="", auto_id="id_site_%s")


class NewSiteForm(forms.Form):
    """A place that nobody described yet; `place` makes it count once."""

    place = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("What it is used as"), choices=SiteKind.choices)
    words = forms.CharField(
        required=False,
        label=gettext_lazy("Name, address, what is near"),
        help_text=gettext_lazy("In any language, with commas between. Sealed."),
        max_length=LONGEST - 100,
        widget=CountedText(limit=LONGEST - 100, rows=3),
    )
    province = forms.ChoiceField(required=False, label=gettext_lazy("Province"))
    latitude = forms.DecimalField(
        required=False,
        label=gettext_lazy("Latitude"),
        help_text=gettext_lazy("Such as 11.56245"),
        min_value=-90,
        max_value=90,
    )
    longitude = forms.DecimalField(
        required=False,
        label=gettext_lazy("Longitude"),
        help_text=gettext_lazy("Such as 104.91601"),
        min_value=-180,
        max_value=180,
    )
    within = forms.IntegerField(
        required=False,
        label=gettext_lazy("Uncertain by how many metres?"),
        help_text=gettext_lazy("The radius of the circle in which it surely lies."),
        min_value=1,
        max_value=_WIDEST_M,
    )

    def __init__(self, data: Any = None, *, province: str = "") -> None:
        initial = {"place": uuid4(), "province": province}
        super().__init__(data, initial=initial, label_suffix="", auto_id="id_new_%s")
        self.fields["province"].choices = province_choices(_("Not known"))  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Both coordinates or none, and something that only this place has."""
        super().clean()
        latitude, longitude = self.cleaned_data.get("latitude"), self.cleaned_data.get("longitude")
        if (latitude is None) != (longitude is None):
            self.add_error("longitude", _("Give latitude and longitude, or neither."))
        elif not self.errors and not self.told.description.is_telling:
            self.add_error(
                "words",
                _("That names only an area. Add a name, an address, a landmark or coordinates."),
            )
        return self.cleaned_data

    @property
    def told(self) -> Told:
        """What was written, read into its parts."""
        given = self.cleaned_data
        words = given.get("words", "")
        if given.get("latitude") is not None:
            within = f" ±{given['within']} m" if given.get("within") else ""
            point = f"{given['latitude']:.5f} {given['longitude']:.5f}{within}"
            words = ", ".join(filter(None, (words, point)))
        return read_told(words, province=given.get("province", ""))

    @property
    def id(self) -> UUID:
        """The id of the place, the same however often the form is sent."""
        place: UUID = self.cleaned_data["place"]
        return place
