"""Open a link: both alleged persons side by side, for a purpose, on the record."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.justice.domain.identity import GROUP, Identity
from wayhome.justice.domain.verdicts import Verdict
from wayhome.justice.queries.identities import identities
from wayhome.justice.queries.judgements import judgements
from wayhome.justice.queries.links import LinkRow, link
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """A link with who both are said to be, and what was judged of it, with reasons."""

    link: LinkRow
    left: Identity = field(repr=False)
    right: Identity = field(repr=False)
    history: tuple[Judged[Verdict], ...]


def open_link(actor: Actor, link_id: UUID, *, purpose: Purpose) -> OpenedLink:
    """Open a link for a purpose and leave one leaf. Raises NotFound."""
    row = link(actor, link_id)
    for side in (row.left, row.right):
        _held, decision = case_at_hand(actor, side.case, Permission.FIELDS_OPEN)
        if GROUP not in decision.field_groups or purpose not in decision.purposes:
            raise NotFound
    known = identities(actor.agency, [row.left.id, row.right.id])
    about = About(kind="alleged_link", id=row.id, purpose=purpose.value, field_groups=[GROUP.value])
    leave_leaf(by=actor, tag=Tag.JUSTICE_FIELDS_OPENED, about=about)
    return OpenedLink(
        link=row,
        left=known.get(row.left.id, Identity()),
        right=known.get(row.right.id, Identity()),
        history=judgements(actor, link_id, is_opened=True),
    )
