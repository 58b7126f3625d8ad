"""A person with all mentions and judgements, and the undo of one of these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.people.actions.note_judgement import StandAgainst
from wayhome.people.actions.retract import NotInForce, NotOwn, retract
from wayhome.people.queries import person as people
from wayhome.people.queries.looking import is_looking
from wayhome.people.queries.pairs import Side, pairs_about, pairs_within
from wayhome.places.countries import country_name
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.forms import UndoForm
from wayhome.web.casework.matches.histories import history_lines
from wayhome.web.casework.matches.in_the_way import standing_against
from wayhome.web.casework.matches.name_section import Asked, name_section
from wayhome.web.casework.matches.weights import weights

_CONFLICT, _UNPROCESSABLE = 409, 422


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One complaint about a person, by its code."""

    complaint: UUID
    code: str
    registered_at: datetime
    nationality: str


@require_safe
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A person by codes: which complaints, how they came together, and the way to undo it."""
    return person_page(request, person_id, Asked(changed=request.GET.get("changed", "")))


def person_page(
    request: HttpRequest, person_id: UUID, asked: Asked, *, status: int = 200
) -> HttpResponse:
    """The page of a person; names stand on it only when they were opened just now."""
    actor = desk_actor(request)
    card = people.person(actor, person_id)
    colleagues = office(actor)
    codes = _codes(actor, card.mentions)
    persons = [side.person for side in card.mentions]
    inside = pairs_within(actor, persons=persons)
    named = {side.person: codes.get(side.complaint, "…") for side in card.mentions}
    context = {
        "card": card,
        "is_looking": is_looking(actor, persons),
        "may_look": can(actor, Permission.MATCH_JUDGE),
        "undecided": pairs_about(actor, complaints=[side.complaint for side in card.mentions]),
        "weights": weights(card.mentions, inside, codes),
        "mentions": [_mention(side, codes) for side in card.mentions],
        "names": name_section(actor, named, colleagues, asked=asked),
        "history": history_lines(card.history, colleagues, actor=actor),
    }
    return page(request, "matches/person.html", context, here="desk:matches", status=status)


def mention_codes(actor: Actor, person_id: UUID) -> dict[UUID, str]:
    """The code of the complaint of each mention of a person, the earliest first."""
    card = people.person(actor, person_id)
    codes = _codes(actor, card.mentions)
    return {side.person: codes.get(side.complaint, "…") for side in card.mentions}


def _codes(actor: Actor, mentions: Iterable[Side]) -> dict[UUID, str]:
    """The codes of the complaints of these mentions."""
    return {row.id: row.code for row in rows_of(actor, [each.complaint for each in mentions])}


def _mention(side: Side, codes: Mapping[UUID, str]) -> MentionRow:
    """A mention as the page shows it."""
    return MentionRow(
        complaint=side.complaint,
        code=codes.get(side.complaint, "…"),
        registered_at=side.registered_at,
        nationality=country_name(side.nationality) if side.nationality else "",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, judgement_id: UUID) -> HttpResponse:
    """Ask why, then take the judgement back."""
    actor = desk_actor(request)
    judged = people.judged(actor, judgement_id)
    form = UndoForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = _UNPROCESSABLE
        if form.is_valid():
            try:
                retract(judgement=judgement_id, reason=form.cleaned_data["reason"], by=actor)
            except NotInForce:
                status = _CONFLICT
                form.add_error(None, _("This was undone or replaced already. Nothing was changed."))
            except NotOwn:
                status = _CONFLICT
                form.add_error(
                    None,
                    _("This is a colleague's judgement. Record your own, or ask a supervisor."),
                )
            except StandAgainst as refusal:
                status = _CONFLICT
                form.against = refusal.judgements
                form.add_error(
                    None,
                    _(
                        "Judgements made meanwhile forbid this; they stand below. Undo one of"
                        " those first."
                    ),
                )
            else:
                messages.success(request, _("Undone: everything stands as before that judgement."))
                return redirect("desk:match", judged.pair)
    against = standing_against(actor, form.against)
    context = {"form": form, "judged": judged, "against": against}
    return page(request, "matches/undo.html", context, here="desk:matches", status=status)
