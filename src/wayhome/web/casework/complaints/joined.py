"""Complaints that somebody judged to be about the same person."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.cases.queries.memberships import Membership, memberships
from wayhome.intake.queries.queue import QueueRow, rows_of
from wayhome.kernel.actor import Actor
from wayhome.people.queries.mentions import mentions
from wayhome.people.queries.person import members


@dataclass(frozen=True, slots=True)
class Joined:
    """Another complaint about the same person, and the case it is in."""

    other: QueueRow
    case: Membership | None


def joined(actor: Actor, complaint_id: UUID) -> tuple[Joined, ...]:
    """The other complaints about the person of this one, the earliest registered first."""
    own = mentions(actor, complaints=[complaint_id])
    if not own:
        return ()
    persons = members(actor, own[0].cluster)
    others = [each.complaint for each in mentions(actor, persons=persons)]
    ids = [other for other in others if other != complaint_id]
    rows = {row.id: row for row in rows_of(actor, ids)}
    cases = {each.complaint: each for each in memberships(actor, list(rows))}
    return tuple(Joined(rows[other], cases.get(other)) for other in ids if other in rows)
