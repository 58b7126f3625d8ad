"""Every component in its states, to look at; routed in the demonstration and while developing."""

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayhome.web.components import gallery_samples as samples
from wayhome.web.components.shell import Shell
from wayhome.web.components.sub_navigation.tag import NavigationItem

_NOON = datetime(2022, 9, 18, 12, 0, tzinfo=UTC)


def _shell() -> Shell:
    return Shell(
        agency=_("Invented agency"),
        user="M. Example",
        home_href="#",
        sign_out_href="#",
        items=(
            NavigationItem(_("Queue"), "#", is_current=True, count=12),
            NavigationItem(_("Cases"), "#", count=0),
            NavigationItem(_("Reports"), "#"),
        ),
        search_href="#",
        account_href="#",
    )


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """One page in the language asked for; `?frame=report` shows what reporting pages may use."""
    is_report = request.GET.get("frame") == "report"
    context = {
        "empty_form": samples.SampleForm(prefix="empty"),
        "wrong_form": samples.wrong_form(),
        "marks": samples.marks(),
        "source": samples.source_text(),
        "figure": samples.figure(),
        "chosen": samples.chosen_filters(),
        "sections": _shell().items,
        "noon": _NOON,
        "long_word": samples.LONG,
        "leave_href": "/left",
        "shell": _shell(),
    }
    template = "report" if is_report else "staff"
    return render(request, f"components/gallery/{template}.html", context)
