"""Sources of an operation, for those who may know them, and the key that each opens them with."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wayhome.access.actions.make_user_key import make_user_key
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.access.queries.user_keys import public_keys
from wayhome.operations.actions.seal_source import (
    seal_source,
    share_source,
    withhold_source,
)
from wayhome.operations.queries.sources import open_source, people_who_may_know, sources_of
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.operations.sections import sections
from wayhome.web.casework.operations.seen import Seen, Sent, refusal_of, response, see, submit
from wayhome.web.casework.operations.source_forms import (
    KeyForm,
    OpenForm,
    ShareForm,
    SourceForm,
    WithholdForm,
)

HERE = "desk:operation_sources"


@require_safe
def sources(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """The sources in whose circle one is, and the form for another."""
    return draw(request, _whole(request, operation_id))


@sensitive_post_parameters()
@require_POST
def seal(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Seal a source to oneself and the chosen."""
    seen = _whole(request, operation_id)
    form = SourceForm(request.POST, people=_people(seen))

    def act() -> None:
        seal_source(
            operation=operation_id,
            words=form.words,
            circle=form.chosen,
            source=form.cleaned_data["source"],
            by=seen.actor,
        )

    done = gettext_lazy("It is sealed to the people you named, and to nobody else.")
    return submit(request, operation_id, Sent(form, act, draw, done, HERE))


@sensitive_post_parameters()
@require_POST
def open_one(request: HttpRequest, operation_id: UUID, source_id: UUID) -> HttpResponse:
    """Who a source is, shown once."""
    seen = _whole(request, operation_id)
    form = OpenForm(request.POST, target=seen.operation.target, actor=seen.actor)
    found: dict[str, Any] = {}

    def act() -> None:
        found["words"] = open_source(
            seen.actor,
            operation_id,
            source=source_id,
            passphrase=form.cleaned_data["passphrase"],
            purpose=Purpose(form.cleaned_data["purpose"]),
        )

    refused = refusal_of(request, operation_id, Sent(form, act, draw, "", HERE))
    return refused or draw(request, seen, opened=(source_id, found["words"]))


@sensitive_post_parameters()
@require_POST
def share(request: HttpRequest, operation_id: UUID, source_id: UUID) -> HttpResponse:
    """Let a colleague in."""
    seen = _whole(request, operation_id)
    form = ShareForm(request.POST, people=_people(seen), prefix_id=source_id)

    def act() -> None:
        share_source(
            operation=operation_id,
            source=source_id,
            user=UUID(form.cleaned_data["user"]),
            passphrase=form.cleaned_data["passphrase"],
            by=seen.actor,
        )

    done = gettext_lazy("The colleague can open it with their own passphrase.")
    return submit(request, operation_id, Sent(form, act, draw, done, HERE))


@require_POST
def withhold(request: HttpRequest, operation_id: UUID, source_id: UUID) -> HttpResponse:
    """Take a colleague out."""
    actor, form = desk_actor(request), WithholdForm(request.POST)

    def act() -> None:
        user = form.cleaned_data["user"]
        withhold_source(operation=operation_id, source=source_id, user=user, by=actor)

    done = gettext_lazy("The colleague cannot open it any more. What they saw they have seen.")
    return submit(request, operation_id, Sent(form, act, draw, done, HERE))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def own_key(request: HttpRequest) -> HttpResponse:
    """One's own key: its fingerprint, and the form for a new one."""
    actor = desk_actor(request)
    require(actor, Permission.OPERATION_WORK)
    form = KeyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        make_user_key(passphrase=form.cleaned_data["passphrase"], by=actor)
        messages.success(request, _("Your key is made. Keep the passphrase to yourself."))
        return redirect("desk:own_key")
    held = public_keys(actor, [actor.user] if actor.user else [])
    context = {
        "form": form,
        "key": next(iter(held.values()), None),
        "sections": sections("key"),
    }
    status = 422 if form.is_bound else 200
    return page(request, "operations/own_key.html", context, here="desk:operations", status=status)


def draw(request: HttpRequest, seen: Seen, sent: Form | None = None, **more: Any) -> HttpResponse:
    """The sources; no passphrase stands in a form that is shown again."""
    people = _people(seen)
    own = public_keys(seen.actor, [seen.actor.user] if seen.actor.user else [])
    opened = more.get("opened")
    lines = sources_of(seen.actor, seen.operation.row.id)
    context = {
        "rows": [
            {
                "line": line,
                "who": seen.people.name(line.noted_by),
                "circle": [(user, seen.people.name(user)) for user in line.circle],
                "opened": opened[1] if opened and opened[0] == line.id else None,
                "share": ShareForm(
                    people={u: n for u, n in people.items() if u not in line.circle},
                    prefix_id=line.id,
                ),
            }
            for line in lines
        ],
        "has_key": bool(own),
        "form": sent if isinstance(sent, SourceForm) else SourceForm(people=people),
        "open_form": OpenForm(target=seen.operation.target, actor=seen.actor),
        "sent": sent,
        "fingerprints": [
            (seen.people.name(user), key.fingerprint)
            for user, key in public_keys(seen.actor, list(people)).items()
        ],
    }
    return response(
        request, seen, template="sources", context=context, status=more.get("status", 200)
    )


def _whole(request: HttpRequest, operation_id: UUID) -> Seen:
    """The operation, for those who know all of it. Raises NotFound."""
    seen = see(request, operation_id)
    if not seen.operation.is_whole:
        raise NotFound
    return seen


def _people(seen: Seen) -> dict[UUID, str]:
    """The colleagues with a key who may be told, without the reader."""
    allowed = people_who_may_know(seen.actor, seen.operation.row.id) - {seen.actor.user}
    held = public_keys(seen.actor, list(allowed))
    return {user: seen.people.name(user) for user in sorted(held, key=seen.people.name)}
