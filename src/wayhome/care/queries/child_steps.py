"""Whether somebody is a child, and which steps for a child stand in the way of a stay or a return."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.care.domain.children import ChildStepKind, ForWhat, missing_steps
from wayhome.care.models import ChildStep
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.consent.queries.persons import one_of
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor


def steps_in_the_way(
    actor: Actor, case: UUID, *, person: UUID, for_what: ForWhat
) -> tuple[ChildStepKind, ...]:
    """The steps that are missing before a person of a case stays or returns; none for an adult.

    `person` is any complaint that tells of them. Raises NotFound.
    """
    complaints = _complaints(actor, case, person)
    done = _done(actor, case, complaints)
    return missing_steps(for_what, is_child=is_child(actor, complaints), done=done)


def steps_before_return(actor: Actor, *, case: UUID, person: UUID) -> tuple[ChildStepKind, ...]:
    """The steps that are missing before somebody returns whom the caller holds to be a child.

    Raises NotFound.
    """
    done = _done(actor, case, _complaints(actor, case, person))
    return missing_steps(ForWhat.RETURN, is_child=True, done=done)


def _complaints(actor: Actor, case: UUID, person: UUID) -> tuple[UUID, ...]:
    """The complaints of a readable case that tell of the person. Raises NotFound."""
    case_at_hand(actor, case, Permission.CASE_READ)
    return one_of(actor, case, person).complaints


def _done(actor: Actor, case: UUID, complaints: tuple[UUID, ...]) -> set[ChildStepKind]:
    """The kinds of steps that were written down for the person."""
    kinds = ChildStep.objects.filter(
        agency_id=actor.agency, case_id=case, complaint_id__in=complaints
    ).values_list("kind", flat=True)
    return {ChildStepKind(kind) for kind in kinds}


def is_child(actor: Actor, complaints: tuple[UUID, ...]) -> bool | None:
    """Whether the person is a child as the complaints tell; one that says so is enough.

    None when none tells. Part of a larger action or page, which asks the policy.
    """
    told = {row.is_child for row in rows_of(actor, complaints)}
    return True if True in told else (False if False in told else None)
