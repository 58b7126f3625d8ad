"""What was answered about a complaint comes with it into a case."""

from collections.abc import Collection
from uuid import UUID

from wayhome.cases.actions.change_case import write_case
from wayhome.cases.actions.write_danger import answered, told_line
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.models import Case, DangerTriage
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def carry_danger(case: Case, complaints: Collection[UUID], *, by: Actor) -> None:
    """Let the gravest answers about these complaints hold for a locked case, where they are graver.

    Part of opening a case and of attaching, which ask the policy and leave the leaf.
    """
    found = [each for each in (_last(case, complaint) for complaint in complaints) if each]
    gravest = max(found, key=lambda each: Urgency(each.urgency).step, default=None)
    if gravest is None or (
        case.urgency and Urgency(gravest.urgency).step <= Urgency(case.urgency).step
    ):
        return
    triage = DangerTriage(
        agency_id=case.agency_id,
        case=case,
        complaint_id=gravest.complaint_id,
        questions_version=gravest.questions_version,
        answers=gravest.answers,
        urgency=gravest.urgency,
        answered_at=clock.now(),
        answered_by=gravest.answered_by,
    )
    triage.save(force_insert=True)
    write_case(case, told_line(triage), by=by, **answered(case, triage, by=by))


def _last(case: Case, complaint: UUID) -> DangerTriage | None:
    """The last answers about a complaint that were given outside any case."""
    rows = DangerTriage.objects.filter(
        agency_id=case.agency_id, complaint_id=complaint, case__isnull=True
    )
    return rows.order_by("-answered_at").first()
