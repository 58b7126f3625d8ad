"""Receive edits from a device: each is kept for ever and written into its case exactly once.

The row of the taking is locked first, so that two deliveries of one device follow each other. What a
device says is believed as far as its officer may do it now; its clock is believed never.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.write_danger import QuestionsChanged
from wayhome.cases.domain.indicators.profile import UnknownProfile
from wayhome.cases.domain.indicators.recommend import ProfileForOthers, ProfileIncomplete
from wayhome.cases.domain.workflow import EventRefused
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.field.actions.keeping import (
    fingerprint_of,
    keep_edit,
    kept_edit,
    move_edit,
    new_row,
)
from wayhome.field.actions.writing.write import Clashes, check_edit, write_edit
from wayhome.field.domain.edit_states import EditEvent, EditState
from wayhome.field.domain.edits import Edit, EditUnreadable, read_edit
from wayhome.field.domain.endings import Ending
from wayhome.field.domain.envelope import EnvelopeUnreadable, open_envelope
from wayhome.field.domain.replies import Outcome, Reply, Why
from wayhome.field.models import FieldEdit, TakenCase, Taking
from wayhome.field.policy import officer
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.keystore import DataKey, KeyMissing
from wayhome.kernel.sealing import Place, unseal

MOST_AT_ONCE = 200

_HOLDS: dict[type[Exception], Why] = {
    EventRefused: Why.CASE_CLOSED,
    NotFound: Why.NO_PERMISSION,
    ProfileForOthers: Why.OTHER_AGE,
    ProfileIncomplete: Why.NEW_PROFILE,
    QuestionsChanged: Why.NEW_PROFILE,
    UnknownProfile: Why.NEW_PROFILE,
}
"""What the actions of a case refuse: the edit is kept, and a colleague looks at it."""

_OUTCOMES = {
    EditState.APPLIED: Outcome.APPLIED,
    EditState.CONFLICT: Outcome.CONFLICT,
    EditState.HELD: Outcome.HELD,
    EditState.WAITING: Outcome.LATER,
}


class TooManyAtOnce(Exception):
    """A delivery holds `MOST_AT_ONCE` edits at most."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One edit as the device sealed it, under the number that the device gave it."""

    edit: UUID
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Delivery:
    """A taking that is locked, what opens its envelopes, and who hands in."""

    taking: Taking
    cases: frozenset[UUID]
    key: DataKey
    private: bytes = field(repr=False)
    by: Actor


def receive_edits(*, taking: UUID, envelopes: Sequence[Envelope], by: Actor) -> tuple[Reply, ...]:
    """Receive edits of one device, in whatever order, however often; one reply for each.

    A taking that is over is received from as well: nothing that was written may be lost. Raises
    NotFound for a taking of another agency, TooManyAtOnce.
    """
    if len(envelopes) > MOST_AT_ONCE:
        raise TooManyAtOnce
    with atomic():
        delivery = _delivery(taking, by=by)
        replies, opened = [], []
        for envelope in envelopes:
            try:
                opened.append(_opened(delivery, envelope))
            except (EnvelopeUnreadable, EditUnreadable):
                replies.append(Reply(envelope.edit, Outcome.REFUSED, why=Why.UNREADABLE))
        for edit, fingerprint in sorted(opened, key=lambda each: (each[0].order, each[0].id)):
            replies.append(_received(delivery, edit, fingerprint))
        return tuple(_renewed(delivery, replies))


def _delivery(taking_id: UUID, *, by: Actor) -> _Delivery:
    """Lock the taking. Raises NotFound."""
    officer(by)
    own = Taking.objects.select_for_update().filter(id=taking_id, agency_id=by.agency)
    taking = own.first()
    if taking is None or taking.sealed_private is None:
        raise NotFound
    try:
        key = keys.store().get(taking.key_id)
    except KeyMissing as erased:
        # A case of it was erased long after its end: nobody can open its envelopes any more.
        raise NotFound from erased
    private = unseal(
        taking.sealed_private, key=key, place=Place("field_taking", "sealed_private", taking.id)
    )
    cases = TakenCase.objects.filter(agency_id=by.agency, taking=taking)
    taken = frozenset(cases.values_list("case_id", flat=True))
    return _Delivery(taking=taking, cases=taken, key=key, private=private, by=by)


def _opened(delivery: _Delivery, envelope: Envelope) -> tuple[Edit, str]:
    """An edit and its fingerprint. Raises EnvelopeUnreadable, EditUnreadable."""
    content = open_envelope(
        envelope.sealed, private=delivery.private, taking=delivery.taking.id, edit=envelope.edit
    )
    edit = read_edit(content)
    if edit.id != envelope.edit:
        raise EditUnreadable
    check_edit(edit)
    return edit, fingerprint_of(content, key=delivery.key)


def _received(delivery: _Delivery, edit: Edit, fingerprint: str) -> Reply:
    """Keep and apply one edit, or say what became of it before."""
    known = _rows(delivery).filter(client_id=edit.id).first()
    if known is not None:
        if known.fingerprint != fingerprint:
            return Reply(edit.id, Outcome.REFUSED, why=Why.OTHER_CONTENT)
        return _reply(known, outcome=Outcome.ALREADY, by=delivery.by)
    if edit.case not in delivery.cases:
        return Reply(edit.id, Outcome.REFUSED, why=Why.NOT_TAKEN)
    row = new_row(edit, taking=delivery.taking, fingerprint=fingerprint, by=delivery.by)
    try:
        with atomic():
            _decide(delivery, edit, row)
            keep_edit(edit, row=row)
    except KeyMissing:
        return Reply(edit.id, Outcome.REFUSED, why=Why.ERASED)
    _leave(row, by=delivery.by)
    if row.state != EditState.WAITING:
        _go_on_after(delivery, edit.id)
    return _reply(row, outcome=_OUTCOMES[EditState(row.state)], by=delivery.by)


def _decide(delivery: _Delivery, edit: Edit, row: FieldEdit) -> None:
    """Write an edit into its case, or put its row into the state that says why not."""
    why = _kept_back(delivery)
    if why:
        move_edit(row, EditEvent.HOLD, why=why)
        return
    if _is_too_early(delivery, edit):
        move_edit(row, EditEvent.WAIT, why=Why.EARLIER_MISSING)
        return
    try:
        write_edit(edit, note=row.id, by=delivery.by)
    except Clashes as clash:
        row.office = clash.office
        move_edit(row, EditEvent.CLASH, why=Why.BOTH_CHANGED)
    except tuple(_HOLDS) as refusal:
        move_edit(row, EditEvent.HOLD, why=_HOLDS[type(refusal)])
    else:
        move_edit(row, EditEvent.APPLY)


def _kept_back(delivery: _Delivery) -> Why:
    """Why nothing of this delivery is written without a colleague; empty when it is."""
    if delivery.taking.user_id != delivery.by.user:
        return Why.OTHER_HANDS
    if delivery.taking.ended_because == Ending.REVOKED:
        return Why.STOPPED
    return Why.NOTHING


def _is_too_early(delivery: _Delivery, edit: Edit) -> bool:
    """Whether the edit that this one was written on has not been looked at yet."""
    if edit.after is None:
        return False
    before = _rows(delivery).filter(client_id=edit.after).first()
    return before is None or before.state == EditState.WAITING


def _go_on_after(delivery: _Delivery, client_id: UUID) -> None:
    """Apply what waited for this edit, and what waited for that."""
    decided = [client_id]
    while decided:
        waiting = _rows(delivery).filter(after__in=decided, state=EditState.WAITING)
        rows = list(waiting.order_by("sequence"))
        for row in rows:
            _decide(delivery, kept_edit(row), row)
            row.save(update_fields=["state", "why", "office"])
            _leave(row, by=delivery.by)
        decided = [row.client_id for row in rows]


def _renewed(delivery: _Delivery, replies: Sequence[Reply]) -> Iterator[Reply]:
    """Replies as they are at the end of the delivery: what waited may have been applied since."""
    later = [each.edit for each in replies if each.state is EditState.WAITING]
    rows = {row.client_id: row for row in _rows(delivery).filter(client_id__in=later)}
    for reply in replies:
        row = rows.get(reply.edit)
        if row is None or row.state == EditState.WAITING:
            yield reply
        else:
            outcome = _OUTCOMES.get(EditState(row.state), Outcome.ALREADY)
            yield _reply(row, outcome=outcome, by=delivery.by)


def _rows(delivery: _Delivery) -> QuerySet[FieldEdit]:
    """What was received of this device."""
    return FieldEdit.objects.filter(agency_id=delivery.by.agency, taking=delivery.taking)


def _reply(row: FieldEdit, *, outcome: Outcome, by: Actor) -> Reply:
    """A reply; the office's version goes only to who may still read the case."""
    return Reply(
        edit=row.client_id,
        outcome=outcome,
        state=EditState(row.state),
        why=Why(row.why),
        kept=row.id,
        office=row.office if row.office and _may_read(row.case_id, by=by) else {},
    )


def _may_read(case: UUID, *, by: Actor) -> bool:
    try:
        case_at_hand(by, case)
    except NotFound:
        return False
    return True


def _leave(row: FieldEdit, *, by: Actor) -> None:
    """One leaf for each state that an edit comes to."""
    detail = {"edit": str(row.id), "kind": str(row.kind), "state": str(row.state)}
    about = About(kind="case", id=row.case_id, detail=detail)
    leave_leaf(by=by, tag=Tag.FIELD_EDIT_RECEIVED, about=about)
