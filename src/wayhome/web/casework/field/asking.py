"""What the app asks before and while cases are away: how it stands, what can be taken, the package."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target, decide
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.access.queries.colleagues import office
from wayhome.field.actions.take_along import (
    NothingChosen,
    TooManyCases,
    Wanted,
    take_along,
)
from wayhome.field.domain.lasting import MOST_CASES
from wayhome.field.domain.session_mark import session_mark
from wayhome.field.queries.content import takeable
from wayhome.field.queries.standing import Standing, standing
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.web.casework.field.app import version_now
from wayhome.web.casework.field.body import Asked, answers_json, body_of, id_in, not_understood
from wayhome.web.casework.field.presenting import half_words, milliseconds, package_words
from wayhome.web.casework.frame import desk_actor
from wayhome.workplan.queries.tasks_of_case import open_tasks


@require_GET
@answers_json
def standing_now(request: HttpRequest) -> dict[str, Any]:
    """What time it is, a token for forms, the app's version, and how a taking of the actor stands."""
    actor = desk_actor(request)
    told: dict[str, Any] = {
        "now": milliseconds(clock.now()),
        "token": get_token(request),
        "version": version_now(),
    }
    asked = request.GET.get("taking")
    if asked:
        told["taking"] = _standing(actor, asked)
    return told


def _standing(actor: Actor, asked: str) -> dict[str, Any] | None:
    """A taking in words; None for one that is not the actor's."""
    try:
        found: Standing = standing(actor, id_in(asked))
    except NotFound:
        return None
    return {
        "is_running": found.is_running,
        "because": found.because.value if found.because else "",
        "gone": [str(case) for case in found.gone],
        "half": half_words(found.half),
    }


@require_GET
@answers_json
def choices(request: HttpRequest) -> dict[str, Any]:
    """The cases that the actor may take along, and the purposes that the actor may give."""
    actor = desk_actor(request)
    rows = takeable(actor)
    target = Target(
        agency=actor.agency,
        assigned_users=frozenset({actor.user} if actor.user else ()),
        assigned_teams=actor.teams,
    )
    purposes = decide(actor, Permission.FIELDS_OPEN, target).purposes
    return {
        "cases": [
            {
                "id": str(row.id),
                "code": row.code,
                "risk": str(row.risk.label),
                "next": str(row.next_step.label),
                "due_on": row.due_on.isoformat() if row.due_on else "",
            }
            for row in rows
        ],
        "purposes": [
            {"value": each.value, "label": str(each.label)} for each in Purpose if each in purposes
        ],
    }


@require_POST
@answers_json
def take(request: HttpRequest) -> dict[str, Any]:
    """Hand a package out."""
    actor = desk_actor(request)
    told = body_of(request)
    cases = told.get("cases")
    if not isinstance(cases, list) or told.get("purpose") not in Purpose.values:
        raise not_understood()
    wanted = Wanted(
        cases=[id_in(each) for each in cases],
        purpose=Purpose(told["purpose"]),
        session=session_mark(request.session.session_key),
        replaces=id_in(told["replaces"]) if told.get("replaces") else None,
    )
    try:
        package = take_along(wanted, by=actor)
    except NothingChosen:
        raise Asked(_("Choose one case at least.")) from None
    except TooManyCases:
        words = _("Choose %(most)d cases at most: more at once would be an export.")
        raise Asked(words % {"most": MOST_CASES}) from None
    except NotFound:
        words = _("One of these cases is not yours any more. Load the list again.")
        raise Asked(words) from None
    tasks = {each.row.id: open_tasks(actor, each.row.id) for each in package.cases}
    return package_words(package, office(actor), tasks)
