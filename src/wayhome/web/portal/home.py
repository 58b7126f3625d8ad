"""What the partner's agency lodged, the newest first."""

from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wayhome.access.policy import NotFound
from wayhome.intake.domain.kinds import Channel
from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.intake.queries.lodged_by import lodged_by
from wayhome.kernel.paging import CursorNotUnderstood
from wayhome.web.portal.frame import page, partner_of

_LONGEST_CODE = 20


class ListForm(forms.Form):
    """What the list is narrowed to: codes only, since they stand in the address."""

    milestone = forms.ChoiceField(
        label=_("Furthest step"),
        required=False,
        choices=[("", _("Every step")), *MilestoneCode.choices],
    )
    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=_LONGEST_CODE,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "size": 12}),
    )
    cursor = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Codes, steps and unread messages, 25 a page."""
    actor = partner_of(request)
    form = ListForm(request.GET)
    if not form.is_valid():
        raise NotFound
    wanted = form.cleaned_data
    chosen = {name: wanted[name] for name in ("milestone", "code") if wanted[name]}
    try:
        found = lodged_by(
            actor,
            cursor=wanted["cursor"],
            code=wanted["code"].strip(),
            milestone=MilestoneCode(wanted["milestone"]) if wanted["milestone"] else None,
        )
    except CursorNotUnderstood as error:
        raise NotFound from error
    here = reverse("portal:home")
    following = {**chosen, "cursor": found.next_cursor} if found.next_cursor else {}
    context = {
        "form": form,
        "rows": [(row, str(Channel(row.channel).label)) for row in found.rows],
        "is_narrowed": bool(chosen),
        "first_href": f"{here}?{urlencode(chosen)}" if wanted["cursor"] else "",
        "next_href": f"{here}?{urlencode(following)}" if following else "",
    }
    return page(request, "home.html", context, here="portal:home")
