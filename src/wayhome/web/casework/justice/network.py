"""The network across cases: a table, and the same as a drawing; names only for a purpose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.justice.domain.network import Key, Node, NodeKind, neighbours
from wayhome.justice.queries.network import NetworkView, open_network
from wayhome.justice.queries.network import network as network_of
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.justice.drawing import drawing
from wayhome.web.casework.justice.sections import sections
from wayhome.web.casework.matches.forms import PurposeForm

_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """One point as the table shows it: number, what it is, how many cases, and what it is tied to.

    `tied` are the numbers of the points at the other ends of its lines; `values` names or numbers
    once these were opened.
    """

    number: int
    name: str
    href: str
    shares: str
    tied: tuple[int, ...]
    values: tuple[str, ...]


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The network without a name."""
    actor = desk_actor(request)
    case = _case(request.GET.get("case", ""))
    view = network_of(actor, case=case)
    return _draw(request, view, case=case, form=_form(request))


@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """The same with names and numbers, for a purpose, on the record."""
    actor = desk_actor(request)
    case = _case(request.POST.get("case", ""))
    form = _form(request, request.POST)
    if not form.is_valid():
        view = network_of(actor, case=case)
        return _draw(request, view, case=case, form=form, status=_UNPROCESSABLE)
    found = open_network(actor, case=case, purpose=form.chosen)
    return _draw(request, found.view, case=case, form=form, values=found.values)


def rows(view: NetworkView, values: Mapping[Key, tuple[str, ...]]) -> list[NetworkRow]:
    """The points of a network in the order of the drawing."""
    numbers = {node.key: place for place, node in enumerate(view.network.nodes, start=1)}
    beside = neighbours(view.network.ties)
    return [
        NetworkRow(
            number=numbers[node.key],
            name=title(node),
            href=_href(node, view),
            shares=_shares(node),
            tied=tuple(sorted(numbers[each] for each in beside.get(node.key, ()))),
            values=values.get(node.key, ()),
        )
        for node in view.network.nodes
    ]


def title(node: Node) -> str:
    """What a point is called: by code or by number, never by name."""
    words = {
        NodeKind.CASE: _("Case %(code)s"),
        NodeKind.ALLEGED: _("Alleged person %(code)s"),
        NodeKind.PHONE: _("Telephone number"),
        NodeKind.ACCOUNT: _("Account"),
        NodeKind.DOCUMENT: _("Number of a paper"),
        NodeKind.SITE: _("Site %(code)s"),
    }
    return words[node.key.kind] % {"code": node.code}


def _shares(node: Node) -> str:
    if node.key.kind is NodeKind.CASE:
        return ""
    count = len(node.cases)
    return ngettext("%(count)d case", "%(count)d cases", count) % {"count": count}


def _href(node: Node, view: NetworkView) -> str:
    """The page of a point; numbers have none."""
    if node.key.kind is NodeKind.CASE:
        return reverse("desk:case_justice", args=[node.key.value])
    if node.key.kind is NodeKind.ALLEGED:
        first = view.persons[node.key][0]
        return reverse("desk:case_alleged", args=[first.case, first.id])
    if node.key.kind is NodeKind.SITE:
        return reverse("desk:site", args=[node.key.value])
    return ""


def _draw(
    request: HttpRequest, view: NetworkView, *, form: PurposeForm, **more: Any
) -> HttpResponse:
    """The page, closed or opened."""
    values: Mapping[Key, tuple[str, ...]] = more.get("values", {})
    titles = {node.key: title(node) for node in view.network.nodes}
    case = more["case"]
    context = {
        "sections": sections("network"),
        "rows": rows(view, values),
        "drawing": drawing(view.network, titles),
        "left_out": view.network.left_out,
        "is_contradictory": view.is_contradictory,
        "case": case,
        "back": with_query(reverse("desk:case_justice", args=[case]), {}) if case else "",
        "form": form,
        "is_opened": "values" in more,
    }
    status = more.get("status", 200)
    return page(
        request, "justice/network.html", context, here="desk:justice_network", status=status
    )


def _form(request: HttpRequest, data: Any = None) -> PurposeForm:
    return PurposeForm(data, actor=desk_actor(request), permission=Permission.FIELDS_OPEN)


def _case(text: str) -> UUID | None:
    """The case that the page is about, if any. Raises NotFound."""
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise NotFound from error
