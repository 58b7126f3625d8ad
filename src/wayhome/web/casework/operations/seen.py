"""An operation as its pages show it, and what every form of it shares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayhome.access.queries.colleagues import Office, office
from wayhome.kernel.actor import Actor
from wayhome.operations.actions.change_operation import OperationChanged
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.queries.operation_page import OperationPage, operation_page
from wayhome.places.provinces import province_name
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.operations.forms import VersionForm
from wayhome.web.casework.operations.words import REFUSALS, STATE_TONES
from wayhome.web.components.sub_navigation.tag import NavigationItem

Draw = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Seen:
    """An operation, who looks at it, and the names of colleagues."""

    actor: Actor
    operation: OperationPage
    people: Office

    @property
    def version(self) -> int:
        """The version that forms carry."""
        return self.operation.row.version

    def may(self, event: OperationEvent) -> bool:
        """Whether the actor can let this happen now."""
        return event in self.operation.events


def see(request: HttpRequest, operation_id: UUID) -> Seen:
    """The operation, as far as the actor may know of it. Raises NotFound."""
    actor = desk_actor(request)
    return Seen(actor, operation_page(actor, operation_id), office(actor))


def response(
    request: HttpRequest,
    seen: Seen,
    *,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page of an operation; its section is the first word of the template's name."""
    row = seen.operation.row
    shared = {
        "seen": seen,
        "operation": seen.operation,
        "row": row,
        "province": province_name(row.province),
        "state_tone": STATE_TONES[row.state],
        "sections": _sections(seen, template),
        "may": {event.value for event in seen.operation.events},
    }
    return page(
        request,
        f"operations/{template}.html",
        {**shared, **context},
        here="desk:operations",
        status=status,
    )


def _sections(seen: Seen, template: str) -> tuple[NavigationItem, ...]:
    """The sections of an operation; whoever sees its result alone sees one page."""
    if not seen.operation.is_whole:
        return ()
    found = seen.operation
    named = (
        ("operation", "desk:operation", _("Overview"), None),
        ("persons", "desk:operation_persons", _("Persons"), len(found.persons)),
        ("result", "desk:operation_result", _("Result"), len(found.results)),
        ("evidence", "desk:operation_evidence", _("Evidence"), None),
        ("sources", "desk:operation_sources", _("Sources"), None),
        ("history", "desk:operation_history", _("History"), len(found.history)),
    )
    return tuple(
        NavigationItem(
            text=text,
            href=reverse(address, args=[found.row.id]),
            is_current=name == template.partition("_")[0],
            count=count,
        )
        for name, address, text, count in named
    )


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent, what it does, and the page it stands on.

    `draw(request, seen, form, status=…)` shows the page again with the form as it was typed.
    """

    form: Form
    act: Callable[[], object]
    draw: Draw
    done: str | Promise
    back: str


def submit(request: HttpRequest, operation_id: UUID, sent: Sent) -> HttpResponse:
    """Act and go back; 422 with what to put right; 409 when somebody else was first."""
    refused = refusal_of(request, operation_id, sent)
    if refused is not None:
        return refused
    messages.success(request, str(sent.done))
    return redirect(sent.back, operation_id)


def refusal_of(request: HttpRequest, operation_id: UUID, sent: Sent) -> HttpResponse | None:
    """Act; the page with what to put right, or None when it was done."""
    if not sent.form.is_valid():
        return sent.draw(request, see(request, operation_id), sent.form, status=422)
    try:
        sent.act()
    except OperationChanged:
        return _conflict(request, operation_id, sent)
    except tuple(REFUSALS) as refusal:
        field, text = REFUSALS[type(refusal)]
        sent.form.add_error(field if field in sent.form.fields else None, str(text))
        return sent.draw(request, see(request, operation_id), sent.form, status=422)
    return None


def _conflict(request: HttpRequest, operation_id: UUID, sent: Sent) -> HttpResponse:
    """Nothing was written: the form as it was typed, ready to be sent on top of what holds now."""
    seen = see(request, operation_id)
    sent.form.add_error(
        None,
        _(
            "Somebody changed this operation while you were writing, and nothing of yours was saved."
            " Look at the history, then send it again or leave it."
        ),
    )
    if isinstance(sent.form, VersionForm):
        sent.form.renew(seen.version)
    return sent.draw(request, seen, sent.form, status=409)
