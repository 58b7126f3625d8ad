"""Care of a case as its pages show it: the case, the persons by their complaints, the sections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import decide
from wayhome.access.domain.purposes import Purpose
from wayhome.care.queries.care_page import CarePage, care_page
from wayhome.care.queries.words import CareWords, open_words
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.components.sub_navigation.tag import NavigationItem

Texts = Mapping[tuple[CareWords, UUID], str]


class PurposeForm(forms.Form):
    """What something of the case is opened for; offers the purposes of the actor's roles."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        error_messages={"required": gettext_lazy("Choose what you need it for.")},
    )

    def __init__(self, data: Any = None, *, sight: Sight) -> None:
        super().__init__(data, label_suffix="")
        may = decide(sight.actor, Permission.FIELDS_OPEN, sight.case.target)
        purposes = [(each.value, each.label) for each in Purpose if each in may.purposes]
        self.fields["purpose"].choices = [("", _("Choose a purpose")), *purposes]  # type: ignore[attr-defined]  # a ChoiceField


class OpenForm(PurposeForm):
    """Which texts to open, as `kind:id` with spaces between, and what for."""

    words = forms.CharField(widget=forms.HiddenInput(), max_length=4_000)

    def clean_words(self) -> tuple[tuple[CareWords, UUID], ...]:
        """The texts that are asked for."""
        try:
            asked = [each.partition(":") for each in self.cleaned_data["words"].split()]
            return tuple((CareWords(kind), UUID(row)) for kind, _colon, row in asked)
        except ValueError:
            raise forms.ValidationError(_("Choose the text on the page.")) from None


class StepForm(PurposeForm):
    """The words of one step of a referral, which is the row."""

    row = forms.UUIDField(widget=forms.HiddenInput())
    part = forms.UUIDField(widget=forms.HiddenInput())


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed text in a row: `key` asks for it, `text` is there once it is open."""

    key: str
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CareSight:
    """A case with its care; `texts` are what was opened just now."""

    sight: Sight
    care: CarePage
    texts: Texts = field(default_factory=dict, repr=False)
    open_form: OpenForm | None = None

    @property
    def case(self) -> UUID:
        """The id of the case."""
        return self.sight.case.row.id

    @property
    def may(self) -> bool:
        """Whether the actor can work on the case now."""
        return CaseEvent.PLAN in self.sight.case.events

    @property
    def people(self) -> list[tuple[str, str]]:
        """The persons by the codes of their complaints, for a choice."""
        return [(str(each.complaint), self.name(each.complaint)) for each in self.care.persons]

    def name(self, person: UUID) -> str:
        """A person by number and code of complaint; nothing that names anybody."""
        codes = {row.id: row.code for row in self.sight.case.complaints}
        for number, each in enumerate(self.care.persons, start=1):
            if person in each.complaints:
                named = {"number": number, "code": codes.get(each.complaint, "…")}
                return _("Person %(number)d, complaint %(code)s") % named
        return _("A person whose complaint left the case")

    def sealed(self, kind: CareWords, row: UUID) -> Sealed:
        """A sealed text of a row, open when it was opened just now."""
        return Sealed(f"{kind.value}:{row}", self.texts.get((kind, row), ""))


def care_sight(
    request: HttpRequest,
    case_id: UUID,
    *,
    texts: Texts | None = None,
    open_form: OpenForm | None = None,
) -> CareSight:
    """The care of a case. Raises NotFound."""
    sight = look(request, case_id)
    return CareSight(sight, care_page(sight.actor, case_id), texts or {}, open_form)


def care_response(
    request: HttpRequest,
    seen: CareSight,
    *,
    here: str,
    context: Mapping[str, Any],
    status: int = 200,
) -> HttpResponse:
    """One page of care; `here` is the last word of its template and address."""
    shared = {
        "may": seen.may,
        "care_sections": _sections(seen, here),
        "open_form": seen.open_form or OpenForm(sight=seen.sight),
        "open_href": reverse("desk:case_care_open", args=[seen.case, here]),
        **context,
    }
    template = "care" if here == "overview" else f"care_{here}"
    return case_response(request, seen.sight, template=template, context=shared, status=status)


def opened_sight(request: HttpRequest, case_id: UUID) -> CareSight:
    """The care of a case with the texts that were asked for; closed when the form is incomplete."""
    sight = look(request, case_id)
    form = OpenForm(request.POST, sight=sight)
    texts: Texts = {}
    if form.is_valid():
        asked = form.cleaned_data["words"]
        texts = open_words(
            sight.actor,
            case_id,
            kinds={kind for kind, _row in asked},
            rows={row for _kind, row in asked},
            purpose=Purpose(form.cleaned_data["purpose"]),
        )
    return care_sight(request, case_id, texts=texts, open_form=form)


def _sections(seen: CareSight, here: str) -> tuple[NavigationItem, ...]:
    """The pages of care in a case."""
    care = seen.care
    named = (
        ("overview", "case_care", _("At a glance"), None),
        ("needs", "case_care_needs", _("Needs"), len(care.needs)),
        ("plan", "case_care_plan", _("Care plan"), None),
        ("services", "case_care_services", _("Services"), len(care.services)),
        ("referrals", "case_care_referrals", _("Referrals"), None),
        ("stays", "case_care_stays", _("Stays"), len(care.stays)),
        ("conferences", "case_care_conferences", _("Conferences"), len(care.conferences)),
        ("children", "case_care_children", _("Children"), len(care.child_steps)),
    )
    return tuple(
        NavigationItem(
            text=text,
            href=reverse(f"desk:{address}", args=[seen.case]),
            is_current=name == here,
            count=count,
        )
        for name, address, text, count in named
    )
