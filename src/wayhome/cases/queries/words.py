"""Open what is sealed in a case: a note, the reasons of a finding or decision, and their like."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from django.db.models import Model

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.models import Assessment, Case, Decision, Finding, Note, Reopening
from wayhome.cases.policy import reach_case
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json


class Words(StrEnum):
    """What can be opened."""

    NOTE = "note"
    REASONS = "reasons"
    ASSESSMENT = "assessment"
    DECISION = "decision"
    REOPENING = "reopening"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where a kind of words is kept, and the field group it belongs to."""

    model: type[Model]
    column: str
    group: FieldGroup


_KEPT = {
    Words.NOTE: _Kept(Note, "sealed_text", FieldGroup.INTERNAL_NOTES),
    Words.REASONS: _Kept(Finding, "sealed_reasons", FieldGroup.LEGAL),
    Words.DECISION: _Kept(Decision, "sealed_reasons", FieldGroup.LEGAL),
    Words.REOPENING: _Kept(Reopening, "sealed_words", FieldGroup.INTERNAL_NOTES),
    Words.ASSESSMENT: _Kept(Assessment, "sealed_notes", FieldGroup.CIRCUMSTANCES),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """One sealed text, open."""

    id: UUID
    text: str = field(repr=False)


def open_words(
    actor: Actor, case_id: UUID, *, kind: Words, words: UUID, purpose: Purpose
) -> Opened:
    """Open one text for a purpose, and leave a leaf. Raises NotFound."""
    case, decision = reach_case(actor, case_id, Permission.FIELDS_OPEN)
    if _KEPT[kind].group not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    sealed, place = _sealed(case, kind, words)
    text: str = unseal_json(sealed, key=keys.store().get(case.key_id), place=place)
    leave_leaf(
        by=actor,
        tag=Tag.CASES_FIELDS_OPENED,
        about=About(
            kind="case",
            id=case.id,
            purpose=purpose.value,
            field_groups=[_KEPT[kind].group.value],
            detail={"of": str(words)},
        ),
    )
    return Opened(id=words, text=text)


def _sealed(case: Case, kind: Words, words: UUID) -> tuple[bytes, Place]:
    """The sealed bytes and their place. Raises NotFound."""
    kept = _KEPT[kind]
    rows = kept.model._default_manager.filter(agency_id=case.agency_id, case=case, id=words)  # noqa: SLF001  # Django's public name for it
    sealed = rows.values_list(kept.column, flat=True).first()
    if sealed is None:
        raise NotFound
    return bytes(sealed), Place(kept.model._meta.db_table, kept.column, words)  # noqa: SLF001  # the same
