"""Which cases are at which site, as far as the reader may list them."""

from collections.abc import Collection
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.cases.queries.memberships import memberships
from wayhome.cases.queries.queue import cases_of
from wayhome.kernel.actor import Actor
from wayhome.sites.queries.sites import SiteRow


def cases_at(actor: Actor, rows: Collection[SiteRow]) -> dict[UUID, frozenset[UUID]]:
    """For each site the cases of its complaints, and those that staff described it for."""
    if not can(actor, Permission.CASE_LIST):
        return {row.id: frozenset() for row in rows}
    complaints = {complaint for row in rows for complaint in row.complaints}
    inside = {each.complaint: each.case for each in memberships(actor, complaints)}
    described = frozenset(case for row in rows for case in row.cases)
    visible = {each.id for each in cases_of(actor, described)} if described else set()
    return {
        row.id: frozenset(
            {inside[each] for each in row.complaints if each in inside}
            | {case for case in row.cases if case in visible}
        )
        for row in rows
    }
