"""Which sites a case is about, and which other cases are there."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.cases.queries.case_page import CasePage
from wayhome.kernel.actor import Actor
from wayhome.sites.queries.sites import sites_of
from wayhome.web.casework.cases.at_site import cases_at


@dataclass(frozen=True, slots=True)
class SiteBeside:
    """A site, and how many other cases and complaints are there; cases the reader may list."""

    site: UUID
    code: str
    other_cases: int
    other_complaints: int


def sites_of_case(actor: Actor, case: CasePage) -> tuple[SiteBeside, ...] | None:
    """The sites that a case's complaints tell of; None for whoever may not see sites."""
    if not can(actor, Permission.SITE_READ):
        return None
    own = {each.id for each in case.complaints}
    found = sites_of(actor, complaints=own, cases=[case.row.id])
    cases = cases_at(actor, found)
    return tuple(
        SiteBeside(
            site=row.id,
            code=row.code,
            other_cases=len(cases[row.id] - {case.row.id}),
            other_complaints=len(set(row.complaints) - own),
        )
        for row in found
    )
