"""What an operation came to, and its evidence."""

import mimetypes
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.operations.actions.finish import finish, judge_again
from wayhome.operations.actions.keep_evidence import hand_over, keep_evidence
from wayhome.operations.domain.words import Words
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.queries.evidence import EvidenceLine, evidence_of, open_file
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.operations.purpose import PurposeForm, opened_words, words_form
from wayhome.web.casework.operations.result_forms import (
    CustodyForm,
    EvidenceForm,
    ResultForm,
)
from wayhome.web.casework.operations.seen import Seen, Sent, response, see, submit
from wayhome.web.uploads import is_too_large

RESULT, EVIDENCE = "desk:operation_result", "desk:operation_evidence"


@require_safe
def result(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """The results, newest first, and the form for the next one."""
    return draw_result(request, _whole(request, operation_id))


@require_POST
def record_result(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Finish the operation with a result, or record a later one."""
    seen = _whole(request, operation_id)
    ends = not seen.may(OperationEvent.JUDGE)
    form = ResultForm(request.POST, ends=ends)

    def act() -> None:
        told: dict[str, Any] = {"result": form.result, "by": seen.actor, "version": form.seen}
        if ends:
            finish(operation=operation_id, at=form.moment, **told)
        else:
            judge_again(operation=operation_id, **told)

    done = _("The result is recorded. Whoever reads a linked case sees it.")
    return submit(request, operation_id, Sent(form, act, draw_result, done, RESULT))


@require_POST
def open_result(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """The words of one result, opened for a purpose."""
    seen = _whole(request, operation_id)
    form = words_form(seen, {**request.POST.dict(), "kind": Words.RESULT.value})
    opened = opened_words(form, seen)
    status = 200 if opened else 422
    return draw_result(request, seen, words_form=form, opened=opened, status=status)


@require_safe
def evidence(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """The register, and the form for the next item."""
    return draw_evidence(request, _whole(request, operation_id))


@require_POST
def keep(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Register an item."""
    actor = desk_actor(request)
    is_large = is_too_large(request)
    form = EvidenceForm(request.POST, request.FILES, is_too_large=is_large)

    def act() -> None:
        keep_evidence(operation=operation_id, evidence=form.evidence, by=actor)

    done = _("The item is registered.")
    return submit(request, operation_id, Sent(form, act, draw_evidence, done, EVIDENCE))


@require_POST
def hand(request: HttpRequest, operation_id: UUID, evidence_id: UUID) -> HttpResponse:
    """Record that an item changed hands."""
    actor, form = desk_actor(request), CustodyForm(request.POST, prefix_id=evidence_id)

    def act() -> None:
        hand_over(operation=operation_id, evidence=evidence_id, custody=form.custody, by=actor)

    done = _("The chain of custody has a new link.")
    return submit(request, operation_id, Sent(form, act, draw_evidence, done, EVIDENCE))


@require_POST
def open_evidence(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """An item or a link of its chain, opened for a purpose."""
    seen = _whole(request, operation_id)
    form = words_form(seen, request.POST)
    opened = opened_words(form, seen)
    status = 200 if opened else 422
    return draw_evidence(request, seen, words_form=form, opened=opened, status=status)


@require_POST
def hand_out(request: HttpRequest, operation_id: UUID, evidence_id: UUID) -> HttpResponse:
    """The file of an item, for a purpose, under a name that says nothing."""
    seen = _whole(request, operation_id)
    form = PurposeForm(request.POST, target=seen.operation.target, actor=seen.actor)
    if not form.is_valid():
        return draw_evidence(request, seen, words_form=form, status=422)
    purpose = Purpose(form.cleaned_data["purpose"])
    found = open_file(seen.actor, operation_id, evidence=evidence_id, purpose=purpose)
    ending = mimetypes.guess_extension(found.media_type) or ""
    name = f"{seen.operation.row.code}-{found.number}{ending}"
    answer = HttpResponse(found.content, content_type=found.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def draw_result(
    request: HttpRequest, seen: Seen, sent: Form | None = None, **more: Any
) -> HttpResponse:
    """The results and the form as it was typed or anew."""
    is_open = seen.may(OperationEvent.FINISH) or seen.may(OperationEvent.JUDGE)
    ends = not seen.may(OperationEvent.JUDGE)
    fresh = ResultForm(version=seen.version, initial=_counted(seen), ends=ends)
    context = {
        "form": sent or fresh,
        "is_open": is_open,
        "ends": ends,
        "results": [(line, seen.people.name(line.by)) for line in seen.operation.results],
        "words_form": more.get("words_form") or words_form(seen),
        "opened": more.get("opened"),
    }
    status = more.get("status", 200)
    return response(request, seen, template="result", context=context, status=status)


def draw_evidence(
    request: HttpRequest, seen: Seen, sent: Form | None = None, **more: Any
) -> HttpResponse:
    """The register and the form as it was typed or anew."""
    context = {
        "form": sent if isinstance(sent, EvidenceForm) else EvidenceForm(),
        "sent": sent,
        "items": [_item(line, seen) for line in evidence_of(seen.actor, seen.operation.row.id)],
        "keeps": seen.may(OperationEvent.KEEP),
        "words_form": more.get("words_form") or words_form(seen),
        "opened": more.get("opened"),
    }
    status = more.get("status", 200)
    return response(request, seen, template="evidence", context=context, status=status)


def _whole(request: HttpRequest, operation_id: UUID) -> Seen:
    """The operation, for those who know all of it. Raises NotFound."""
    seen = see(request, operation_id)
    if not seen.operation.is_whole:
        raise NotFound
    return seen


def _item(line: EvidenceLine, seen: Seen) -> dict[str, Any]:
    """One item in words, with the form for its next link."""
    return {
        "line": line,
        "who": seen.people.name(line.by),
        "chain": [(link, seen.people.name(link.by)) for link in line.chain],
        "hand": CustodyForm(prefix_id=line.id),
    }


def _counted(seen: Seen) -> dict[str, int]:
    """The numbers as the list of persons has them, for a beginning."""
    persons = seen.operation.persons
    held = seen.operation.result
    if held is not None:
        counts = held.counts
        return {
            "found": counts.found,
            "children": counts.children,
            "freed": counts.freed,
            "arrested": counts.arrested,
        }
    return {
        "found": len(persons),
        "children": sum(each.age_band.is_child for each in persons),
        "freed": sum(each.freed_on is not None for each in persons),
        "arrested": 0,
    }
