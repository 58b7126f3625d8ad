"""Open a pair: both places side by side, for a purpose, on the record."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged
from wayhome.sites.domain.told import GROUP, Told
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.queries.judgements import judgements
from wayhome.sites.queries.opened import opened
from wayhome.sites.queries.pairs import PairRow, pair


@dataclass(frozen=True, slots=True)
class OpenedPair:
    """A pair with what each report says, and what was judged of it, with reasons."""

    pair: PairRow
    left: Told
    right: Told
    history: tuple[Judged[Verdict], ...]


def open_pair(actor: Actor, pair_id: UUID, *, purpose: Purpose) -> OpenedPair:
    """Open a pair for a purpose and leave one leaf. Raises NotFound.

    The reasons of judgements are internal notes and come back empty for roles without those.
    """
    decision = require(actor, Permission.SITE_READ)
    if purpose not in decision.purposes or GROUP not in decision.field_groups:
        raise NotFound
    row = pair(actor, pair_id)
    may_see_reasons = FieldGroup.INTERNAL_NOTES in decision.field_groups
    history = judgements(actor, [pair_id], is_opened=may_see_reasons)
    told = {FieldGroup.INTERNAL_NOTES} if any(line.reason for line in history) else set()
    sides = {each.id: each.told for each in opened(actor.agency, [row.left.place, row.right.place])}
    about = About(
        kind="site_pair",
        id=pair_id,
        purpose=purpose.value,
        field_groups=[group.value for group in {GROUP} | told],
    )
    leave_leaf(by=actor, tag=Tag.SITES_FIELDS_OPENED, about=about)
    return OpenedPair(
        pair=row,
        left=sides.get(row.left.place, Told()),
        right=sides.get(row.right.place, Told()),
        history=history,
    )
