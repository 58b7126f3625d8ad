"""Which steps wait for a supervisor, and what was said of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.care.domain.approvals import ApprovalMissing, ApprovalStep, Verdict
from wayhome.care.models import Approval, Setting
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One word of a supervisor."""

    id: UUID
    step: ApprovalStep
    subject: UUID
    verdict: Verdict
    has_words: bool
    at: datetime
    by: UUID | None


def steps_to_approve(actor: Actor) -> frozenset[ApprovalStep]:
    """The steps that the actor's agency wants approved; none unless it chose so."""
    row = Setting.objects.filter(agency_id=actor.agency).order_by("-changed_at", "id").first()
    return frozenset(ApprovalStep(code) for code in row.approvals) if row else frozenset()


def approvals_of(actor: Actor, case: UUID) -> tuple[ApprovalLine, ...]:
    """Everything that was said in a case, newest first; part of its page, which asks the policy."""
    rows = Approval.objects.filter(agency_id=actor.agency, case_id=case).order_by("-at", "id")
    return tuple(
        ApprovalLine(
            id=row.id,
            step=ApprovalStep(row.step),
            subject=row.subject_id,
            verdict=Verdict(row.verdict),
            has_words=row.sealed_words is not None,
            at=row.at,
            by=row.by_id,
        )
        for row in rows
    )


def require_approval(
    actor: Actor, step: ApprovalStep, subject: UUID, *, since: datetime | None = None
) -> None:
    """A supervisor's last word approves the step, where the agency asks for one.

    With `since`, a word that is older says nothing about what came after. Part of a larger action,
    which asked the policy. Raises ApprovalMissing.
    """
    if step not in steps_to_approve(actor):
        return
    said = Approval.objects.filter(agency_id=actor.agency, subject_id=subject, step=step)
    last = said.order_by("-at", "-id").first()
    if last is None or last.verdict != Verdict.APPROVED or (since and last.at < since):
        raise ApprovalMissing(step)
