"""Choose which facts of a source become public, each shown as a reader would see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.record.actions.release_fact import (
    ColleagueMustRelease,
    FactNotStanding,
    release_fact,
)
from wayhome.record.queries.releasable import (
    ReleasableFact,
    left_to_colleagues,
    releasable_of,
)
from wayhome.release.domain.allowed import KindNotPublic
from wayhome.release.domain.statuses import EntryStatus
from wayhome.release.queries.entries import entries_of
from wayhome.release.queries.preview import preview
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.reviewing import own_source
from wayhome.web.entry_presenter import EntryCard, card

_INVALID = 422


@dataclass(frozen=True, slots=True)
class Candidate:
    """A standing fact as an entry; `entry` is the one that is public of it already.

    `needs_colleague` where it names a person of concern and whoever looks at it took it alone.
    """

    fact: UUID
    card: EntryCard
    entry: UUID | None
    needs_colleague: bool


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """The standing facts of a source; those ticked become public."""
    actor = desk_actor(request)
    require(actor, Permission.RECORD_PUBLISH)
    found = own_source(actor, source_id)
    facts = releasable_of(actor, source_id)
    public = entries_of([fact.id for fact in facts])
    candidates = list(_candidates(actor, facts, public))
    ticked = set(request.POST.getlist("fact"))
    chosen = [each.fact for each in candidates if str(each.fact) in ticked]
    if request.method == "POST" and chosen:
        _tell(request, sum(_released(fact, actor) for fact in chosen))
        return redirect("desk:public_source", source_id)
    context = {"source": found, "candidates": candidates, "is_empty": request.method == "POST"}
    status = _INVALID if request.method == "POST" else 200
    return page(request, "publication/choose.html", context, here="desk:public", status=status)


def _tell(request: HttpRequest, count: int) -> None:
    if count:
        done = ngettext("%(count)s fact is public.", "%(count)s facts are public.", count)
        messages.success(request, done % {"count": count})
    else:
        told = _(
            "Nothing became public: it was withdrawn meanwhile, or a colleague makes it public."
        )
        messages.warning(request, told)


def _candidates(
    actor: Actor,
    facts: Sequence[ReleasableFact],
    public: Mapping[UUID, tuple[UUID, EntryStatus]],
) -> Iterator[Candidate]:
    """Facts of kinds that can be public; one whose entry was withdrawn can be chosen anew."""
    left = left_to_colleagues(actor, facts)
    for fact in facts:
        try:
            shown = card(preview(fact, by=actor))
        except KindNotPublic:
            continue
        entry, status = public.get(fact.id, (None, EntryStatus.WITHDRAWN))
        if status is EntryStatus.WITHDRAWN:
            entry = None
        yield Candidate(fact.id, shown, entry, fact.id in left)


def _released(fact: UUID, actor: Actor) -> bool:
    """Make one public; one that was withdrawn meanwhile, or is a colleague's to do, stays as it is."""
    try:
        release_fact(fact, by=actor)
    except (ColleagueMustRelease, FactNotStanding):
        return False
    return True
