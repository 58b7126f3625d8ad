"""Open the sealed words of one entry, for a purpose, with a leaf."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json
from wayhome.reintegration.domain.returning import ReturnEvent
from wayhome.reintegration.models import FollowingEntry, ReturnEntry

_GROUPS: Mapping[str, frozenset[FieldGroup]] = {
    ReturnEvent.RECEIVE_PAPERS: frozenset({FieldGroup.DOCUMENTS}),
    ReturnEvent.HOLD_PAPERS: frozenset({FieldGroup.DOCUMENTS}),
    ReturnEvent.DENY_PAPERS: frozenset({FieldGroup.DOCUMENTS}),
    ReturnEvent.PLAN: frozenset({FieldGroup.LOCATION, FieldGroup.CONTACT}),
    ReturnEvent.HAND_OVER: frozenset({FieldGroup.LOCATION, FieldGroup.FAMILY}),
    ReturnEvent.APPROVE: frozenset({FieldGroup.INTERNAL_NOTES}),
    ReturnEvent.DECLINE: frozenset({FieldGroup.INTERNAL_NOTES}),
}
_OF_RETURN = frozenset({FieldGroup.CIRCUMSTANCES})
_OF_FOLLOWING = frozenset({FieldGroup.CIRCUMSTANCES, FieldGroup.HEALTH})


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """The words of one entry, by what they are, such as `wish`, `number`, `from` or `note`."""

    id: UUID
    words: Mapping[str, str] = field(repr=False)


def open_entry(actor: Actor, case: UUID, *, entry: UUID, purpose: Purpose) -> OpenedEntry:
    """Open the words of an entry of a return or a follow-up of this case. Raises NotFound."""
    # Whoever opens parts of complaints does not thereby read cases: both are asked.
    case_at_hand(actor, case, Permission.CASE_READ)
    held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    sealed, groups, table = _sealed(actor, case, entry)
    if not groups <= decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    place = Place(table, "sealed_words", entry)
    words: dict[str, str] = unseal_json(sealed, key=keys.store().get(held.key), place=place)
    leave_leaf(
        by=actor,
        tag=Tag.REINTEGRATION_FIELDS_OPENED,
        about=About(
            kind="case",
            id=held.id,
            purpose=purpose.value,
            field_groups=sorted(groups),
            detail={"of": str(entry)},
        ),
    )
    return OpenedEntry(id=entry, words=words)


def _sealed(actor: Actor, case: UUID, entry: UUID) -> tuple[bytes, frozenset[FieldGroup], str]:
    """The sealed bytes, the groups they belong to, and their table. Raises NotFound."""
    own = {"agency_id": actor.agency, "id": entry, "sealed_words__isnull": False}
    of_return = ReturnEntry.objects.filter(returning__case_id=case, **own).first()
    if of_return is not None and of_return.sealed_words is not None:
        groups = _GROUPS.get(of_return.event, _OF_RETURN)
        return bytes(of_return.sealed_words), groups, "reintegration_return_entry"
    of_following = FollowingEntry.objects.filter(following__case_id=case, **own).first()
    if of_following is None or of_following.sealed_words is None:
        raise NotFound
    return bytes(of_following.sealed_words), _OF_FOLLOWING, "reintegration_following_entry"
