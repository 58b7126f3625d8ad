"""The queue of complaints."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.cases.queries.memberships import memberships
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.statuses import ComplaintStatus
from wayhome.intake.queries.queue import QueueFilter, QueueRow, queue, waiting_count
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import Page
from wayhome.places.provinces import provinces
from wayhome.web.casework import words
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters, next_href, page_at
from wayhome.web.components.status.tag import Tone
from wayhome.web.components.sub_navigation.tag import NavigationItem

_ANY = [("", gettext_lazy("Any"))]
_DANGERS = [("yes", gettext_lazy("In danger now")), ("no", gettext_lazy("Not in danger"))]


class QueueForm(forms.Form):
    """What the list can be narrowed to; codes only, because it stands in the address."""

    status = forms.ChoiceField(required=False, choices=ComplaintStatus.choices)
    danger = forms.ChoiceField(
        required=False, label=gettext_lazy("Danger"), choices=[*_ANY, *_DANGERS]
    )
    lodger = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Lodged by"),
        choices=[*_ANY, *((kind.value, kind.label) for kind in LodgerKind)],
    )
    channel = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Channel"),
        choices=[*_ANY, *((channel.value, channel.label) for channel in Channel)],
    )
    province = forms.ChoiceField(required=False, label=gettext_lazy("Province"))
    child = forms.BooleanField(required=False, label=gettext_lazy("Children only"))
    code = forms.CharField(required=False, label=gettext_lazy("Code"), max_length=9)

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="")
        named = [(province.pcode, province.name()) for province in provinces()]
        self.fields["province"].choices = [*_ANY, *named]  # type: ignore[attr-defined]  # a ChoiceField


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """One row: code, age, reasons, status, what comes next and in which case it is."""

    row: QueueRow
    age: str
    reasons: tuple[words.ReasonTag, ...]
    status_tone: Tone
    place: str
    lodger: str
    case: UUID | None
    case_code: str


def complaints(request: HttpRequest) -> HttpResponse:
    """The complaints of the agency in the order of their turn."""
    actor = desk_actor(request)
    form = QueueForm(request.GET or {"status": ComplaintStatus.NEW.value})
    found = page_at(request.GET.get("cursor", ""), lambda at: queue(actor, _filter(form, at)))
    status = form.data.get("status") or ComplaintStatus.NEW.value
    here, values = reverse("desk:complaints"), _values(form)
    context = {
        "lines": complaint_lines(actor, found),
        "form": form,
        "status": status,
        "tabs": _tabs(actor, status),
        "chosen": chosen_filters(form, values, here=here, besides="status"),
        "clear_href": with_query(here, {"status": status}),
        "next_href": next_href(here, values, found),
        "may_search": can(actor, Permission.PERSON_SEARCH),
    }
    return page(request, "complaints.html", context, here="desk:complaints")


def complaint_lines(actor: Actor, found: Page[QueueRow]) -> tuple[ComplaintLine, ...]:
    """Rows with the case each is in."""
    cases = {each.complaint: each for each in memberships(actor, [row.id for row in found.rows])}
    lines = []
    for row in found.rows:
        membership = cases.get(row.id)
        lines.append(
            ComplaintLine(
                row=row,
                age=words.age(row.lodged_at),
                reasons=words.reason_tags(row.reasons),
                status_tone=words.STATUS_TONES[row.status],
                place=words.place(row.last_country, row.last_province),
                lodger=str(LodgerKind(row.lodger_kind).label),
                case=membership.case if membership else None,
                case_code=membership.code if membership else "",
            )
        )
    return tuple(lines)


def _filter(form: QueueForm, cursor: str) -> QueueFilter:
    """The filter of a form; what cannot be read narrows nothing."""
    form.is_valid()
    given = form.cleaned_data
    return QueueFilter(
        status=ComplaintStatus(given.get("status") or ComplaintStatus.NEW),
        danger=given.get("danger", ""),
        lodger_kind=given.get("lodger", ""),
        channel=given.get("channel", ""),
        province=given.get("province", ""),
        children_only=bool(given.get("child")),
        code=given.get("code", ""),
        cursor=cursor,
    )


def _values(form: QueueForm) -> dict[str, str]:
    """What stands in the address now."""
    values = {name: str(form.cleaned_data.get(name) or "") for name in form.fields}
    return values | {"child": "on" if form.cleaned_data.get("child") else ""}


def _tabs(actor: Actor, status: str) -> tuple[NavigationItem, ...]:
    """New, in a case, set aside; with how many wait."""
    here = reverse("desk:complaints")
    named = {
        ComplaintStatus.NEW: _("New"),
        ComplaintStatus.ATTACHED: _("In a case"),
        ComplaintStatus.SET_ASIDE: _("Set aside"),
    }
    return tuple(
        NavigationItem(
            text=text,
            href=with_query(here, {"status": code.value}),
            is_current=code.value == status,
            count=waiting_count(actor) if code is ComplaintStatus.NEW else None,
        )
        for code, text in named.items()
    )
