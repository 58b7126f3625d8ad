"""Open what is sealed of an operation: its plan, a name, a result, an item of evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.keystore import KeyMissing
from wayhome.kernel.sealing import unseal_json
from wayhome.operations.domain.words import KEPT, PlanWords, Words
from wayhome.operations.models import Custody, Evidence, Operation, Person, Result
from wayhome.operations.policy import reach_operation

_MODELS: Mapping[Words, type[Model]] = {
    Words.NAME: Person,
    Words.RESULT: Result,
    Words.EVIDENCE: Evidence,
    Words.CUSTODY: Custody,
}


@dataclass(frozen=True, slots=True)
class OpenedWords:
    """Words in clear, by the row that they belong to."""

    id: UUID
    value: Any = field(repr=False)


def open_words(
    actor: Actor, operation: UUID, *, kind: Words, words: UUID, purpose: Purpose
) -> OpenedWords:
    """Open one sealed text for a purpose, and leave a leaf; for those named and supervisors.

    Raises NotFound, also for what was erased.
    """
    row = _reach(actor, operation, kind=kind, purpose=purpose)
    value = unsealed(row, kind, words)
    leave_leaf(
        by=actor,
        tag=Tag.OPERATIONS_FIELDS_OPENED,
        about=About(
            kind="operation",
            id=row.id,
            purpose=purpose.value,
            field_groups=[KEPT[kind].group.value],
            detail={"of": str(words), "kind": kind.value},
        ),
    )
    return OpenedWords(words, value)


def plan_words(opened: OpenedWords) -> PlanWords:
    """The plan that was opened."""
    value = opened.value
    return PlanWords(value["lead"], tuple(value["partners"]), value["notes"])


def unsealed(row: Operation, kind: Words, words: UUID) -> Any:
    """What is sealed for one row of an operation; whoever shows it leaves the leaf.

    Raises NotFound.
    """
    sealed = row.sealed_plan if kind is Words.PLAN else _sealed(row, kind, words)
    if sealed is None or (kind is Words.PLAN and words != row.id):
        raise NotFound
    try:
        key = keys.store().get(row.key_id)
    except KeyMissing as error:
        raise NotFound from error
    return unseal_json(sealed, key=key, place=KEPT[kind].place(words))


def _reach(actor: Actor, operation: UUID, *, kind: Words, purpose: Purpose) -> Operation:
    """The operation, when this kind of words may be opened for this purpose. Raises NotFound."""
    reach_operation(actor, operation, Permission.OPERATION_READ)
    row, decision = reach_operation(actor, operation, Permission.FIELDS_OPEN)
    if KEPT[kind].group not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    return row


def _sealed(row: Operation, kind: Words, words: UUID) -> bytes | None:
    """The sealed bytes of one row that belongs to the operation."""
    rows = _MODELS[kind]._default_manager.filter(agency_id=row.agency_id, id=words)  # noqa: SLF001  # Django's public name for it
    own = "evidence__operation" if kind is Words.CUSTODY else "operation"
    found: bytes | None = (
        rows.filter(**{own: row}).values_list(KEPT[kind].column, flat=True).first()
    )
    return found
