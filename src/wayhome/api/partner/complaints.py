"""Operations on complaints: lodge one, follow one's own, write about one."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router, Status

from wayhome.access.queries.correspondents import Correspondents, correspondents
from wayhome.api.partner import schemas
from wayhome.api.partner.answers import answers_in
from wayhome.api.partner.caller import caller
from wayhome.api.partner.problem import Code, FieldProblem, Problem
from wayhome.intake.actions.add_message import MessageEmpty, OnceReused, add_message
from wayhome.intake.actions.lodge import IdempotencyKeyReused, lodge
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.new_complaint import Lodged, NewComplaint
from wayhome.intake.domain.senders import answers_of_sender, lodger_kind_of
from wayhome.intake.queries.lodged_by import lodged_by
from wayhome.intake.queries.progress import Progress, progress
from wayhome.kernel.actor import Actor
from wayhome.kernel.paging import CursorNotUnderstood
from wayhome.kernel.texts import TextTooLong

router = Router(tags=["complaints"])

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=128,
        pattern=r"^[!-~]+$",
        description="Your own name for what you send, the same for every attempt at it.",
    ),
]


@router.post(
    "",
    response={201: schemas.LodgedComplaint, 200: schemas.LodgedComplaint},
    operation_id="lodge_complaint",
    summary="Lodge a complaint",
)
def lodge_complaint(
    request: HttpRequest,
    response: HttpResponse,
    complaint: schemas.NewComplaint,
    *,
    idempotency_key: IdempotencyKey,
) -> Status[schemas.LodgedComplaint]:
    """201 when it was lodged now, 200 when the same key had lodged the same content before."""
    actor = caller(request)
    parties = correspondents(actor.agency)
    kind = lodger_kind_of(parties.own_kind)
    lodged = _lodge(complaint, actor=actor, parties=parties, kind=kind, key=idempotency_key)
    response.headers["Location"] = f"/api/partner/v1/complaints/{lodged.complaint}"
    body = schemas.LodgedComplaint.model_construct(
        id=lodged.complaint,
        code=lodged.code,
        acknowledgement=lodged.acknowledgement,
        replayed=lodged.replayed,
    )
    return Status(200 if lodged.replayed else 201, body)


def _lodge(
    complaint: schemas.NewComplaint,
    *,
    actor: Actor,
    parties: Correspondents,
    kind: LodgerKind,
    key: str,
) -> Lodged:
    """Lodge, or say which answer or key cannot be taken. Raises Problem."""
    try:
        return lodge(
            NewComplaint(
                agency=parties.receiving,
                channel=Channel.API,
                lodger_kind=kind,
                language=complaint.language,
                answers=answers_in(complaint.answers, defaults=answers_of_sender(kind)),
                idempotency_key=key,
                lodger_agency=actor.agency,
            ),
            by=actor,
        )
    except IdempotencyKeyReused as error:
        raise Problem(Code.IDEMPOTENCY_KEY_REUSED) from error


@router.get(
    "",
    response=schemas.ComplaintList,
    operation_id="list_complaints",
    summary="List what your agency lodged",
)
def list_complaints(
    request: HttpRequest,
    cursor: Annotated[str, Query(max_length=300)] = "",
    code: Annotated[str, Query(max_length=20, pattern=r"^[ -~]*$")] = "",
) -> schemas.ComplaintList:
    """The newest first, 25 a page; `code` finds one."""
    try:
        page = lodged_by(caller(request), cursor=cursor, code=code)
    except CursorNotUnderstood as error:
        raise Problem(Code.CURSOR_NOT_UNDERSTOOD) from error
    return schemas.ComplaintList(
        items=[schemas.ListedComplaint.model_validate(row) for row in page.rows],
        next_cursor=page.next_cursor,
    )


@router.get(
    "/{uuid:complaint_id}",
    response=schemas.ComplaintProgress,
    operation_id="read_complaint",
    summary="Follow one complaint",
)
def read_complaint(request: HttpRequest, complaint_id: UUID) -> schemas.ComplaintProgress:
    """Its milestones and the messages both ways."""
    return _shown(progress(caller(request), complaint_id))


@router.post(
    "/{uuid:complaint_id}/messages",
    response={201: schemas.SentMessage, 200: schemas.SentMessage},
    operation_id="send_message",
    summary="Write about one complaint",
)
def send_message(
    request: HttpRequest,
    complaint_id: UUID,
    message: schemas.NewMessage,
    *,
    idempotency_key: IdempotencyKey,
) -> Status[schemas.SentMessage]:
    """A message to the agency that received it, or a fact to add.

    201 when it was sent now, 200 when the same key had sent the same before.
    """
    try:
        sent = add_message(
            complaint_id=complaint_id,
            text=message.text,
            topic=message.topic,
            by=caller(request),
            once=f"api {idempotency_key}",
        )
    except OnceReused as error:
        raise Problem(Code.IDEMPOTENCY_KEY_REUSED) from error
    except MessageEmpty as error:
        raise _text_problem("required", "Write something.") from error
    except TextTooLong as error:
        raise _text_problem("too_long", "Send a shorter text.") from error
    shown = schemas.SentMessage(id=sent.id, replayed=sent.replayed)
    return Status(200 if sent.replayed else 201, shown)


def _text_problem(code: str, detail: str) -> Problem:
    """The text of a message cannot be taken."""
    return Problem(Code.INVALID, fields=[FieldProblem("/text", code, detail)])


def _shown(found: Progress) -> schemas.ComplaintProgress:
    """Progress in the words of the interface."""
    return schemas.ComplaintProgress(
        id=found.complaint,
        code=found.code,
        lodged_at=found.lodged_at,
        milestones=[
            schemas.Step(milestone=step.code, reached_at=step.reached_at) for step in found.steps
        ],
        messages=[schemas.MessageShown.model_validate(said) for said in found.messages],
        erased_at=found.erased_at,
    )
