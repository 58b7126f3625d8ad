"""Who stands on each rung of a case: its owner, its team, the supervisors."""

from collections.abc import Mapping
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS
from wayhome.access.domain.roles import Role
from wayhome.access.queries.colleagues import Colleague, office
from wayhome.cases.domain.danger.ladder import Rung
from wayhome.cases.models import Case
from wayhome.kernel.actor import Actor


def people_on_rungs(actor: Actor, case: Case) -> Mapping[Rung, frozenset[UUID]]:
    """Whoever could take the case, by rung; rungs with nobody are left out.

    Part of telling people, which asks the policy.
    """
    able = [each for each in office(actor).colleagues if _can_take(each)]
    rungs = {
        Rung.OWNER: frozenset(each.id for each in able if each.id == case.assignee_id),
        Rung.TEAM: frozenset(each.id for each in able if case.team_id in each.teams),
        Rung.SUPERVISORS: frozenset(each.id for each in able if Role.SUPERVISOR in each.roles),
    }
    return {rung: people for rung, people in rungs.items() if people}


def _can_take(colleague: Colleague) -> bool:
    return any(Permission.CASE_UPDATE in GRANTS[role].permissions for role in colleague.roles)
