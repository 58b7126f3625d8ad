"""Send a draft: lodge it once, whatever is pressed how often."""

from datetime import timedelta

from wayhome.access.queries.agencies import receiving
from wayhome.intake.actions.lodge import IdempotencyKeyReused, lodge, lodged_under
from wayhome.intake.actions.take_token import Lane, TooManyNow, take_token
from wayhome.intake.actions.write_draft import keep_draft
from wayhome.intake.domain.draft import Draft, Sent
from wayhome.intake.domain.draft_secret import DraftSecret
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.new_complaint import Lodged, NewComplaint
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor, ActorKind

_TOOK_TIME = timedelta(seconds=45)
_KINDS = {
    "self": LodgerKind.SELF,
    "family": LodgerKind.RELATIVE,
    "friend": LodgerKind.RELATIVE,
    "embassy": LodgerKind.EMBASSY,
    "organisation": LodgerKind.NGO,
    "police": LodgerKind.POLICE,
}


def send(draft: Draft, *, secret: DraftSecret, language: str) -> Sent:
    """Lodge the draft and keep only what its writer may still be shown. Raises TooManyNow."""
    _take_turn(draft)
    agency = receiving()
    complaint = NewComplaint(
        agency=agency,
        channel=Channel.WEB,
        lodger_kind=_KINDS.get(draft.answers.text("relation"), LodgerKind.OTHER),
        language=language,
        answers=draft.answers,
        idempotency_key=secret.idempotency_key(),
        with_receipt=secret.receipt(),
    )
    lodged = _lodge_once(complaint, by=Actor(kind=ActorKind.LODGER, agency=agency))
    sent = Sent(
        agency=agency,
        complaint=lodged.complaint,
        code=lodged.code,
        acknowledgement=lodged.acknowledgement,
    )
    keep_draft(draft.after_sending(sent), secret=secret)
    return sent


def _lodge_once(complaint: NewComplaint, *, by: Actor) -> Lodged:
    """Lodge, or find what another window sent first; what changed since can be added later."""
    try:
        return lodge(complaint, by=by)
    except IdempotencyKeyReused:
        return lodged_under(complaint.idempotency_key, by=by)


def _take_turn(draft: Draft) -> None:
    """Take from the open lane; who took time to write may also use the reserved one."""
    try:
        take_token(Lane.LODGE)
    except TooManyNow:
        if draft.started_at is None or clock.now() - draft.started_at < _TOOK_TIME:
            raise
        take_token(Lane.LODGE_RESERVED)
