"""What was said with the lodger of a complaint, opened for a purpose."""

from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.cases.policy import assigned_to
from wayhome.intake.queries.progress import Progress, progress
from wayhome.kernel.actor import Actor


def open_talk(actor: Actor, complaint_id: UUID, *, purpose: Purpose) -> Progress:
    """The messages both ways, newest first, with the one leaf of their opening. Raises NotFound."""
    decision = may_open_talk(actor, complaint_id)
    if FieldGroup.CONTACT not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    assigned = assigned_to(actor, complaint_id)
    return progress(actor, complaint_id, assigned=assigned, purpose=purpose)


def may_open_talk(actor: Actor, complaint_id: UUID) -> Decision:
    """Whether the actor may open sealed parts of a complaint, and for what. Raises NotFound."""
    assigned = assigned_to(actor, complaint_id)
    target = Target(
        agency=actor.agency, assigned_users=assigned.users, assigned_teams=assigned.teams
    )
    return require(actor, Permission.FIELDS_OPEN, target)
