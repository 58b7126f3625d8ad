"""The policy table: the one place that says what each role may do, read, and why.

Everything not written here is refused: a permission, a field group or a purpose that is new belongs
to no role until it is added to one. `decide` is pure, so that the whole table can be tested as
a matrix and the pages can be drawn from the same decisions.
"""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup as Group
from wayhome.access.domain.permissions import Permission as May
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.kernel.actor import Actor, ActorKind


@dataclass(frozen=True, slots=True)
class Grant:
    """What a role has: permissions, field groups it may open, purposes it may give."""

    permissions: frozenset[May]
    field_groups: frozenset[Group] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    needs_assignment: frozenset[May] = frozenset()


_INTAKE_GROUPS = frozenset(
    {
        Group.REFERENCE,
        Group.IDENTITY,
        Group.CONTACT,
        Group.PHOTO,
        Group.DOCUMENTS,
        Group.LOCATION,
        Group.CIRCUMSTANCES,
    }
)
_CASE_GROUPS = _INTAKE_GROUPS | {Group.FAMILY, Group.HEALTH, Group.LEGAL, Group.INTERNAL_NOTES}
_CASE_PURPOSES = frozenset(
    {
        Purpose.VERIFICATION,
        Purpose.CONTACT,
        Purpose.PROTECTION,
        Purpose.OPERATION,
        Purpose.PROSECUTION,
        Purpose.REPATRIATION,
        Purpose.QUALITY,
    }
)

GRANTS: dict[Role, Grant] = {
    Role.INTAKE_OFFICER: Grant(
        permissions=frozenset(
            {
                May.CASE_LIST,
                May.CASE_OPEN,
                May.COMPLAINT_ENTER,
                May.COMPLAINT_LIST,
                May.COMPLAINT_READ,
                May.COMPLAINT_TRIAGE,
                May.FIELDS_OPEN,
                May.MATCH_JUDGE,
                May.MATCH_READ,
                May.MESSAGE_SEND,
                May.PERSON_MERGE,
                May.PERSON_NAME,
                May.PERSON_SEARCH,
                May.REPORT_READ,
                May.SITE_JUDGE,
                May.SITE_READ,
            }
        ),
        field_groups=_INTAKE_GROUPS | {Group.SOURCE},
        purposes=frozenset({Purpose.TRIAGE, Purpose.CONTACT, Purpose.QUALITY}),
    ),
    Role.CASE_WORKER: Grant(
        permissions=frozenset(
            {
                May.CASE_ASSESS,
                May.CASE_FIND,
                May.CASE_LIST,
                May.CASE_OPEN,
                May.CASE_READ,
                May.CASE_UPDATE,
                May.COMPLAINT_ENTER,
                May.COMPLAINT_READ,
                May.DOCUMENT_HAND_OVER,
                May.ERASURE_PROPOSE,
                May.FIELDS_OPEN,
                May.FORM_READ,
                May.MATCH_JUDGE,
                May.MATCH_READ,
                May.MESSAGE_SEND,
                May.OPERATION_READ,
                May.OPERATION_WORK,
                May.PERSON_NAME,
                May.PERSON_SEARCH,
                May.REPORT_READ,
                May.SCREENING_JUDGE,
                May.SCREENING_LIST,
                May.SCREENING_READ,
                May.SCREENING_RUN,
                May.SITE_JUDGE,
                May.SITE_READ,
            }
        ),
        field_groups=_CASE_GROUPS | {Group.SOURCE},
        purposes=_CASE_PURPOSES | {Purpose.SANCTIONS},
        needs_assignment=frozenset(
            {
                May.CASE_ASSESS,
                May.CASE_FIND,
                May.CASE_LIST,
                May.CASE_READ,
                May.CASE_UPDATE,
                May.COMPLAINT_READ,
                May.DOCUMENT_HAND_OVER,
                May.ERASURE_PROPOSE,
                May.FIELDS_OPEN,
                May.MESSAGE_SEND,
                May.OPERATION_READ,
                May.OPERATION_WORK,
            }
        ),
    ),
    Role.SUPERVISOR: Grant(
        permissions=frozenset(
            {
                May.AGREEMENT_MANAGE,
                May.CASE_ASSESS,
                May.CASE_ASSIGN,
                May.CASE_CLOSE,
                May.CASE_COPY,
                May.CASE_FIND,
                May.CASE_LIST,
                May.CASE_OPEN,
                May.CASE_READ,
                May.CASE_UPDATE,
                May.COMPLAINT_ENTER,
                May.COMPLAINT_LIST,
                May.COMPLAINT_READ,
                May.COMPLAINT_TRIAGE,
                May.DOCUMENT_HAND_OVER,
                May.ERASURE_APPROVE,
                May.ERASURE_PROPOSE,
                May.FACT_REVIEW,
                May.FIELDS_OPEN,
                May.FIGURE_MARK,
                May.FIGURE_OPEN,
                May.FORM_MANAGE,
                May.FORM_READ,
                May.MATCH_JUDGE,
                May.MATCH_READ,
                May.MATCH_SETTLE,
                May.MESSAGE_SEND,
                May.OPERATION_APPROVE,
                May.OPERATION_READ,
                May.OPERATION_WORK,
                May.PERSON_MERGE,
                May.PERSON_NAME,
                May.PERSON_SEARCH,
                May.RECORD_PUBLISH,
                May.REPORT_READ,
                May.SCREENING_JUDGE,
                May.SCREENING_LIST,
                May.SCREENING_PERSON,
                May.SCREENING_READ,
                May.SCREENING_RUN,
                May.SITE_JUDGE,
                May.SITE_READ,
                May.SOURCE_ADD,
                May.SOURCE_READ,
            }
        ),
        field_groups=_CASE_GROUPS,
        purposes=_CASE_PURPOSES | {Purpose.SANCTIONS, Purpose.SUPERVISION, Purpose.TRIAGE},
    ),
    Role.PARTNER_OFFICER: Grant(
        permissions=frozenset({May.COMPLAINT_LODGE, May.LODGING_READ, May.REPORT_READ}),
    ),
    Role.RIGHTS_MONITOR: Grant(
        permissions=frozenset(
            {
                May.FACT_REVIEW,
                May.FIGURE_MARK,
                May.RECORD_PUBLISH,
                May.REPORT_READ,
                May.SCREENING_JUDGE,
                May.SCREENING_LIST,
                May.SCREENING_READ,
                May.SCREENING_RUN,
                May.SOURCE_ADD,
                May.SOURCE_READ,
            }
        ),
        purposes=frozenset({Purpose.SANCTIONS}),
    ),
    # Runs everything and reads no case.
    Role.ADMINISTRATOR: Grant(
        permissions=frozenset({May.AGENCY_MANAGE, May.FORM_MANAGE, May.FORM_READ, May.USER_MANAGE}),
    ),
    # Sees what was screened when, and no name.
    Role.AUDITOR: Grant(permissions=frozenset({May.AUDIT_READ, May.SCREENING_LIST})),
}


@dataclass(frozen=True, slots=True)
class Target:
    """What the permission is asked for: whose it is, who is assigned, who lodged it."""

    agency: UUID
    assigned_users: frozenset[UUID] = frozenset()
    assigned_teams: frozenset[UUID] = frozenset()
    lodger_agency: UUID | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer: allowed or not, what may be opened, for which purposes, and a reason code."""

    allowed: bool
    reason: str
    field_groups: frozenset[Group] = frozenset()
    purposes: frozenset[Purpose] = field(default_factory=frozenset)


def decide(actor: Actor, permission: May, target: Target | None = None) -> Decision:
    """May this actor do this, to this? Roles add up; the first that grants it answers."""
    if actor.kind is ActorKind.SYSTEM:
        own = target is None or target.agency == actor.agency
        return Decision(allowed=own, reason="system" if own else "other_agency")
    reason = "no_role"
    allowed: list[Grant] = []
    for role in actor.roles:
        grant = GRANTS.get(Role(role))
        if grant is None or permission not in grant.permissions or not _fits(actor, role):
            continue
        reason = _refusal(actor, permission, grant=grant, target=target)
        if not reason:
            allowed.append(grant)
    if not allowed:
        return Decision(allowed=False, reason=reason)
    return Decision(
        allowed=True,
        reason="granted",
        field_groups=frozenset().union(*(grant.field_groups for grant in allowed)),
        purposes=frozenset().union(*(grant.purposes for grant in allowed)),
    )


def _fits(actor: Actor, role: str) -> bool:
    """A partner acts as partner officer only, whatever else the account has; no one else does."""
    return (role == Role.PARTNER_OFFICER) == (actor.kind is ActorKind.PARTNER)


def _refusal(actor: Actor, permission: May, *, grant: Grant, target: Target | None) -> str:
    """Why a role's grant does not reach this target; empty when it does."""
    if target is None:
        return ""
    if actor.kind is ActorKind.PARTNER:
        return "" if target.lodger_agency == actor.agency else "not_lodged_by_agency"
    if target.agency != actor.agency:
        return "other_agency"
    if permission in grant.needs_assignment and not _is_assigned(actor, target):
        return "not_assigned"
    return ""


def _is_assigned(actor: Actor, target: Target) -> bool:
    """The actor, or one of the actor's teams, works on the target."""
    return actor.user in target.assigned_users or bool(actor.teams & target.assigned_teams)
