"""Keep an edit as it was written, and read it back."""

import hashlib
import hmac
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.field.domain.edit_states import EditEvent, EditState, state_after
from wayhome.field.domain.edits import Edit
from wayhome.field.domain.kinds import EditKind
from wayhome.field.domain.replies import Why
from wayhome.field.models import FieldEdit, Taking
from wayhome.field.policy import officer
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal_json, unseal_json

TABLE = "field_edit"


def fingerprint_of(content: bytes, *, key: DataKey) -> str:
    """A keyed hash of what a device wrote: tells the same from something else, and nothing more."""
    return hmac.digest(key.secret, content, hashlib.sha256).hex()


def case_key(agency: UUID, case: UUID) -> DataKey:
    """The key of a case, whoever hands in: what is written of it is sealed and erased with it.

    Raises NotFound, KeyMissing.
    """
    at_hand, _decision = case_at_hand(Actor.system(agency), case, Permission.CASE_READ)
    return keys.store().get(at_hand.key)


def keep_edit(edit: Edit, *, row: FieldEdit) -> None:
    """Write down an edit in the state that `row` has; `row` is new. Raises NotFound, KeyMissing."""
    row.kind, row.case_id = edit.kind, edit.case
    row.about, row.about_version = edit.about, edit.version
    row.after, row.sequence, row.device_at = edit.after, edit.order, edit.device_at
    row.base, row.written = dict(edit.base), dict(edit.values)
    if edit.kind is EditKind.NOTE:
        key = case_key(row.agency_id, edit.case)
        row.sealed_text = seal_json(edit.text, key=key, place=Place(TABLE, "sealed_text", row.id))
    row.save(force_insert=True)


def new_row(edit: Edit, *, taking: Taking, fingerprint: str, by: Actor) -> FieldEdit:
    """A row for an edit that was just received; not written down yet."""
    return FieldEdit(
        agency_id=taking.agency_id,
        taking=taking,
        client_id=edit.id,
        fingerprint=fingerprint,
        written_by=taking.user_id,
        received_at=clock.now(),
        handed_in_by=officer(by),
    )


def kept_edit(row: FieldEdit) -> Edit:
    """An edit as it was written. Raises NotFound, KeyMissing."""
    text = ""
    if row.sealed_text is not None:
        place = Place(TABLE, "sealed_text", row.id)
        text = unseal_json(row.sealed_text, key=case_key(row.agency_id, row.case_id), place=place)
    return Edit(
        id=row.client_id,
        case=row.case_id,
        kind=EditKind(row.kind),
        order=row.sequence,
        about=row.about,
        version=row.about_version,
        after=row.after,
        device_at=row.device_at,
        base=row.base,
        values=row.written,
        text=text,
    )


def move_edit(row: FieldEdit, event: EditEvent, *, why: Why = Why.NOTHING) -> None:
    """Put a row into its next state, without writing it down. Raises StepRefused."""
    before = EditState(row.state) if row.state else None
    row.state, row.why = state_after(before, event), why
