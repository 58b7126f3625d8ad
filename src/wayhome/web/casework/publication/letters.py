"""Letters about public entries: the pile, and one that is opened and settled."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wayhome.kernel.actor import Actor
from wayhome.release.actions.publish_note import EntryWithoutWords
from wayhome.release.actions.settle_request import (
    AlreadySettled,
    PublicationNotAllowed,
    settle_request,
)
from wayhome.release.queries.entries import entry
from wayhome.release.queries.requests import (
    OpenedRequest,
    RequestRow,
    open_request,
    request,
    requests,
)
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import next_href, page_at
from wayhome.web.casework.publication.forms import SettleForm
from wayhome.web.entry_presenter import card

_INVALID = 422


@require_GET
def listing(asked: HttpRequest) -> HttpResponse:
    """Letters that wait, the oldest first; or those settled. Their words stay closed here."""
    actor = desk_actor(asked)
    settled = asked.GET.get("pile") == "settled"
    found = page_at(
        asked.GET.get("cursor", ""),
        lambda cursor: requests(actor, settled=settled, cursor=cursor),
    )
    here = {"pile": "settled"} if settled else {}
    context = {
        "rows": found.rows,
        "settled": settled,
        "next_href": next_href(reverse("desk:public_letters"), here, found),
    }
    return page(asked, "publication/letters.html", context, here="desk:public")


@require_http_methods(["GET", "POST"])
def show(asked: HttpRequest, request_id: UUID) -> HttpResponse:
    """A closed letter; opening it leaves a leaf, and so does settling it."""
    actor = desk_actor(asked)
    if asked.method != "POST":
        return _page(asked, request(actor, request_id))
    if asked.POST.get("answer") == "open":
        opened = open_request(actor, request_id)
        return _page(asked, opened.row, letter=opened, form=_form(opened))
    form = SettleForm(asked.POST, label_suffix="")
    if form.is_valid() and _settled(form, request_id, actor):
        messages.success(asked, _("The letter is settled."))
        return redirect("desk:public_letters")
    opened = open_request(actor, request_id)
    return _page(asked, opened.row, letter=opened, form=form, status=_INVALID)


def _settled(form: SettleForm, request_id: UUID, actor: Actor) -> bool:
    """Whether it could be done; otherwise the form says why not."""
    try:
        settle_request(request_id, form.settlement, by=actor)
    except AlreadySettled:
        form.add_error(None, _("A colleague has settled this letter."))
    except PublicationNotAllowed:
        form.add_error("outcome", _("The writer did not allow the words to be published."))
    except EntryWithoutWords:
        form.add_error("outcome", _("The words of this entry were removed."))
    else:
        return True
    return False


def _form(opened: OpenedRequest) -> SettleForm:
    """The form with the writer's own words ready to be put beside the entry."""
    begins = {"words": opened.words, "signed": opened.name} if opened.row.may_publish else {}
    return SettleForm(initial=begins, label_suffix="")


def _page(
    asked: HttpRequest,
    row: RequestRow,
    *,
    letter: OpenedRequest | None = None,
    form: SettleForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"row": row, "letter": letter, "form": form, "card": card(entry(row.entry).row)}
    return page(asked, "publication/letter.html", context, here="desk:public", status=status)
