"""Open what is sealed of a consent, a legal basis, a withdrawal or rules of contact."""

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
from wayhome.cases.queries.case_at_hand import CaseAtHand, case_at_hand
from wayhome.consent.models import Consent, LegalBasis, LegalBasisEnd, SafeContact, Withdrawal
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json


class Words(StrEnum):
    """What can be opened."""

    CONSENT = "consent"
    BASIS = "basis"
    BASIS_END = "basis_end"
    WITHDRAWAL = "withdrawal"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where a kind of words is kept, how its row names the case, and its field group."""

    model: type[Model]
    column: str
    case: str
    group: FieldGroup


_KEPT = {
    Words.CONSENT: _Kept(Consent, "sealed_words", "case_id", FieldGroup.FAMILY),
    Words.BASIS: _Kept(LegalBasis, "sealed_words", "case_id", FieldGroup.LEGAL),
    Words.BASIS_END: _Kept(LegalBasisEnd, "sealed_reason", "basis__case_id", FieldGroup.LEGAL),
    Words.WITHDRAWAL: _Kept(Withdrawal, "sealed_reason", "case_id", FieldGroup.CIRCUMSTANCES),
    Words.CONTACT: _Kept(SafeContact, "sealed_words", "case_id", FieldGroup.CONTACT),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """Sealed words, open, by what they say: `guardian`, `who`, `code_word`, `law` and so on."""

    id: UUID
    said: dict[str, str] = field(repr=False)


def open_words(actor: Actor, case: UUID, *, kind: Words, words: UUID, purpose: Purpose) -> Opened:
    """Open the words of one row for a purpose, and leave a leaf. Raises NotFound."""
    held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    group = _KEPT[kind].group
    if group not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    sealed, place = _sealed(held, kind, words)
    said: dict[str, str] = unseal_json(sealed, key=keys.store().get(held.key), place=place)
    leave_leaf(
        by=actor,
        tag=Tag.CONSENT_FIELDS_OPENED,
        about=About(
            kind="case",
            id=case,
            purpose=purpose.value,
            field_groups=[group.value],
            detail={"of": str(words)},
        ),
    )
    return Opened(id=words, said=said)


def _sealed(held: CaseAtHand, kind: Words, words: UUID) -> tuple[bytes, Place]:
    """The sealed bytes and their place. Raises NotFound."""
    kept = _KEPT[kind]
    rows = kept.model._default_manager.filter(  # noqa: SLF001  # Django's public name for it
        **{"agency_id": held.agency, kept.case: held.id, "id": words}
    )
    sealed = rows.values_list(kept.column, flat=True).first()
    if sealed is None:
        raise NotFound
    return bytes(sealed), Place(kept.model._meta.db_table, kept.column, words)  # noqa: SLF001  # the same
