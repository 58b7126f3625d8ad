"""Who may reach which case: need to know, from the same policy table as everything else."""

from uuid import UUID

from django.db.models import Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target
from wayhome.access.policy import NotFound, can, require
from wayhome.cases.models import Case, CaseComplaint
from wayhome.intake.policy import NOBODY, Assigned
from wayhome.kernel.actor import Actor
from wayhome.kernel.erasing import Erased

_OF_WORDS = frozenset({Permission.FIELDS_OPEN, Permission.CASE_COPY, Permission.DOCUMENT_HAND_OVER})
"""What nobody can do any more once the words of a case are erased."""


def target_of(case: Case) -> Target:
    """What the policy is asked about a case: whose it is and who works on it."""
    return Target(
        agency=case.agency_id,
        assigned_users=frozenset({case.assignee_id} if case.assignee_id else ()),
        assigned_teams=frozenset({case.team_id} if case.team_id else ()),
    )


def reach_case(actor: Actor, case_id: UUID, permission: Permission) -> tuple[Case, Decision]:
    """A case and what the actor may do with it.

    Raises NotFound, for unknown and forbidden alike; Erased to whom it is not forbidden.
    """
    case = Case.objects.filter(id=case_id, agency_id=actor.agency).first()
    if case is None:
        raise NotFound
    target = target_of(case)
    if permission is Permission.FIELDS_OPEN:
        # Whoever opens parts of complaints does not thereby read cases: both are asked.
        require(actor, Permission.CASE_READ, target)
    decision = require(actor, permission, target)
    if case.erased_at is not None and permission in _OF_WORDS:
        raise Erased(case.erased_at)
    return case, decision


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """The cases that lists may show: all of the agency, or those the actor or a team works on.

    Raises NotFound for an actor who may list none.
    """
    require(actor, Permission.CASE_LIST)
    cases = Case.objects.filter(agency_id=actor.agency)
    if sees_all_cases(actor):
        return cases
    return cases.filter(Q(assignee_id=actor.user) | Q(team_id__in=actor.teams))


def sees_all_cases(actor: Actor) -> bool:
    """Whether the actor's list of cases is the whole agency's."""
    return can(actor, Permission.CASE_LIST, Target(agency=actor.agency))


def assigned_to(actor: Actor, complaint_id: UUID) -> Assigned:
    """Who works on a complaint: whoever works on the case it is in."""
    membership = (
        CaseComplaint.objects.filter(
            agency_id=actor.agency, complaint_id=complaint_id, detached_at__isnull=True
        )
        .select_related("case")
        .first()
    )
    if membership is None:
        return NOBODY
    target = target_of(membership.case)
    return Assigned(users=target.assigned_users, teams=target.assigned_teams)
