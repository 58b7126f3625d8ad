"""What is filled in about sites: a filter, a judgement, a description, an attachment."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.kernel.reasons import LONGEST_REASON
from wayhome.matching.sites.coordinates import find_points
from wayhome.matching.sites.text import LONGEST
from wayhome.places.provinces import provinces
from wayhome.sites.domain.told import Told, read_told
from wayhome.sites.domain.verdicts import Verdict
from wayhome.web.casework.judging import JudgingForm, verdict_field
from wayhome.web.components.widgets import CountedText

_HINTS: dict[str, object] = {
    Verdict.SAME: gettext_lazy("Their complaints and cases are seen together. You can undo this."),
    Verdict.DIFFERENT: gettext_lazy("The two will not be joined, nor through others."),
    Verdict.CANNOT_TELL: gettext_lazy("The pair waits in a pile of its own."),
}


def province_choices(first: str) -> list[tuple[str, str]]:
    """All provinces by name, after a first choice that names none."""
    named = sorted((each.name(), each.pcode) for each in provinces())
    return [("", first), *((code, name) for name, code in named)]


class SitesForm(forms.Form):
    """What the list can be narrowed to; codes only, because it stands in the address."""

    province = forms.ChoiceField(required=False, label=gettext_lazy("Province"))
    pile = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Told of"),
        choices=[
            ("several", gettext_lazy("More than once")),
            ("all", gettext_lazy("Once or more")),
        ],
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["province"].choices = province_choices(_("Any"))  # type: ignore[attr-defined]  # a ChoiceField


class JudgementForm(JudgingForm):
    """Whether two places are one site, and why."""

    verdict = verdict_field(Verdict, label=gettext_lazy("Are they the same site?"), hints=_HINTS)


class DescribeForm(forms.Form):
    """What staff learnt of a place, in one text as people say it; `place` makes it count once."""

    place = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=gettext_lazy("What is the place?"),
        help_text=gettext_lazy(
            "Name, address, what is near, coordinates: in any language, with commas between. For "
            "example: “Golden Heron, Street 271, behind the old pier, 10.60932 103.52958 ±50 m”."
        ),
        max_length=LONGEST,
        widget=CountedText(limit=LONGEST, rows=4),
        error_messages={"required": gettext_lazy("Describe the place.")},
    )
    province = forms.ChoiceField(required=False, label=gettext_lazy("Province"))
    reason = forms.CharField(
        label=gettext_lazy("How do you know that it is this site?"),
        help_text=gettext_lazy("It is kept sealed."),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=2),
        error_messages={"required": gettext_lazy("Write how you know.")},
    )

    def __init__(self, data: Any = None, *, province: str = "", asks_reason: bool = False) -> None:
        super().__init__(data, initial={"place": uuid4(), "province": province}, label_suffix="")
        self.fields["province"].choices = province_choices(_("Not known"))  # type: ignore[attr-defined]  # a ChoiceField
        if not asks_reason:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Something that only this place has must be said, and numbers must be on earth."""
        super().clean()
        if "words" in self.cleaned_data and not self.told.description.is_telling:
            vague = find_points(self.cleaned_data["words"]).points
            self.add_error("words", _too_vague() if vague else _nothing_telling())
        return self.cleaned_data

    @property
    def told(self) -> Told:
        """What was written, read into its parts."""
        province = self.cleaned_data.get("province", "")
        return read_told(self.cleaned_data["words"], province=province)

    @property
    def id(self) -> UUID:
        """The id of the place, the same however often the form is sent."""
        place: UUID = self.cleaned_data["place"]
        return place


class AttachForm(forms.Form):
    """The code of a site, and why the complaint belongs there."""

    code = forms.CharField(
        label=gettext_lazy("Code of the site"),
        help_text=gettext_lazy("Such as K7Q4-FM2X; it stands on the page of the site."),
        max_length=12,
        error_messages={"required": gettext_lazy("Write the code of a site.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why does it belong there?"),
        help_text=gettext_lazy("It is kept sealed."),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=3),
        error_messages={"required": gettext_lazy("Write why it belongs there.")},
    )


def _too_vague() -> str:
    return _("These coordinates are too uncertain by themselves. Add a name, address or landmark.")


def _nothing_telling() -> str:
    return _("That names only an area. Add a name, an address, a landmark or coordinates.")
