"""Open a pair: both descriptions side by side, for a purpose, on the record."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.matching.description import Description
from wayhome.people.domain.identity import GROUPS, within
from wayhome.people.queries.described import described
from wayhome.people.queries.judgements import Judged, judgements
from wayhome.people.queries.pairs import PairRow, pair


@dataclass(frozen=True, slots=True)
class OpenedPair:
    """A pair with what each complaint says, and what was judged of it, with reasons.

    So many of the names of either side, the last ones, are forms that staff added.
    """

    pair: PairRow
    left: Description
    right: Description
    history: tuple[Judged, ...]
    left_added: int = 0
    right_added: int = 0


def open_pair(actor: Actor, pair_id: UUID, *, purpose: Purpose) -> OpenedPair:
    """Open a pair for a purpose and leave one leaf. Raises NotFound.

    What the actor's field groups do not hold comes back as if nobody had told it; the reasons of
    judgements are internal notes.
    """
    decision = require(actor, Permission.MATCH_READ)
    if purpose not in decision.purposes:
        raise NotFound
    row = pair(actor, pair_id)
    groups = GROUPS & decision.field_groups
    may_see_reasons = FieldGroup.INTERNAL_NOTES in decision.field_groups
    history = judgements(actor, [pair_id], is_opened=may_see_reasons)
    told = {FieldGroup.INTERNAL_NOTES} if any(line.reason for line in history) else set()
    sides = described(actor.agency, [row.left.person, row.right.person])
    added = {side.id: side.added for side in sides}
    texts = {side.id: within(side.description, groups) for side in sides}
    about = About(
        kind="pair",
        id=pair_id,
        purpose=purpose.value,
        field_groups=[group.value for group in groups | told],
    )
    leave_leaf(by=actor, tag=Tag.PEOPLE_FIELDS_OPENED, about=about)
    return OpenedPair(
        pair=row,
        left=texts.get(row.left.person, Description()),
        right=texts.get(row.right.person, Description()),
        history=history,
        left_added=added.get(row.left.person, 0),
        right_added=added.get(row.right.person, 0),
    )
