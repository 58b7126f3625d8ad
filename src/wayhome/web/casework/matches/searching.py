"""Search the register by name or number: by POST only, so that no name stands in an address."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.people.queries import search as people
from wayhome.people.queries.search import Found
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.forms import SearchForm
from wayhome.web.casework.matches.sentences import reasons
from wayhome.web.casework.matches.sides import lines, names

_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class HitCard:
    """Somebody found, as the page shows it."""

    person: UUID
    names: str
    lines: tuple[tuple[str, str], ...]
    code: str
    mentions: int
    reasons: str


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The question, and what was found; the header's box brings a query without a purpose."""
    actor = desk_actor(request)
    asked = "purpose" in request.POST
    form = SearchForm(
        request.POST if asked else None,
        initial={"query": request.POST.get("query", "")},
        actor=actor,
        permission=Permission.PERSON_SEARCH,
    )
    context: dict[str, object] = {"form": form}
    status = 200
    if asked and form.is_valid():
        found = people.search(actor, form.cleaned_data["query"], purpose=form.chosen)
        context |= {"found": found, "cards": _cards(actor, found), "heading": _heading(found)}
    elif asked:
        status = _UNPROCESSABLE
    return page(request, "matches/search.html", context, here="desk:search", status=status)


def _heading(found: Found) -> str:
    """What came of the search, in words."""
    if found.hits:
        return _("Who may be meant")
    return _("Too common to find") if found.skipped else _("Nobody found")


def _cards(actor: Actor, found: Found) -> list[HitCard]:
    """The hits with the codes of their complaints."""
    codes = {row.id: row.code for row in rows_of(actor, [h.complaint for h in found.hits])}
    return [
        HitCard(
            person=hit.person,
            names=names(hit.description),
            lines=lines(hit.description),
            code=codes.get(hit.complaint, "…"),
            mentions=hit.mentions,
            reasons=reasons(hit.reasons),
        )
        for hit in found.hits
    ]
