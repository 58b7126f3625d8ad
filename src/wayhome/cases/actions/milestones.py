"""Milestones of a case, told to the lodgers of all its complaints."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.outcomes import Outcome
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.models import Case, CaseComplaint, Finding, Step
from wayhome.intake.actions.reach_milestone import reach_milestone
from wayhome.kernel.actor import Actor


def reached(case: Case) -> tuple[Milestone, ...]:
    """The milestones that a case has reached, oldest first."""
    codes = (
        Step.objects.filter(agency_id=case.agency_id, case=case, kind=StepKind.MILESTONE)
        .order_by("version")
        .values_list("code", flat=True)
    )
    return tuple(Milestone(code) for code in codes)


def outcome_in_force(case: Case) -> Outcome | None:
    """The outcome of the last finding; None while there is none."""
    last = (
        Finding.objects.filter(agency_id=case.agency_id, case=case)
        .order_by("-version")
        .values_list("outcome", flat=True)
        .first()
    )
    return Outcome(last) if last else None


def attached_complaints(case: Case) -> frozenset[UUID]:
    """The complaints that are in a case now."""
    return frozenset(
        CaseComplaint.objects.filter(
            agency_id=case.agency_id, case=case, detached_at__isnull=True
        ).values_list("complaint_id", flat=True)
    )


def tell_lodgers(complaints: Iterable[UUID], codes: Iterable[Milestone], *, by: Actor) -> None:
    """Let the lodgers of these complaints see these milestones."""
    complaint_ids = frozenset(complaints)
    for code in codes:
        reach_milestone(complaint_ids=complaint_ids, code=code, by=by)
