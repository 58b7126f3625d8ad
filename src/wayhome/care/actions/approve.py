"""Approvals of a supervisor, and which steps an agency wants approved."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.working import WordsMissing, at_work, sealed_words
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.lines import CareLine
from wayhome.care.models import Approval, Plan, ReferralOrigin, Setting, Stay
from wayhome.care.policy import STEERS
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place


@dataclass(frozen=True, slots=True)
class NewApproval:
    """A supervisor's word on one plan, referral or stay; sending back needs words."""

    case: UUID
    step: ApprovalStep
    subject: UUID
    verdict: Verdict
    words: str = field(default="", repr=False)


def approve(new: NewApproval, *, by: Actor) -> UUID:
    """Approve a step or send it back. Raises NotFound, EventRefused, WordsMissing."""
    if new.verdict is Verdict.RETURNED and not new.words.strip():
        raise WordsMissing("words")
    approval = new_id()
    line = CareLine.APPROVED if new.verdict is Verdict.APPROVED else CareLine.RETURNED
    with atomic():
        held = at_work(new.case, line, new.subject, by=by, needs=STEERS)
        if not _is_of_case(new, agency=held.agency):
            raise NotFound
        Approval(
            id=approval,
            agency_id=held.agency,
            case_id=held.id,
            step=new.step,
            subject_id=new.subject,
            verdict=new.verdict,
            sealed_words=sealed_words(
                new.words, key=held.key, place=Place("care_approval", "sealed_words", approval)
            ),
            at=clock.now(),
            by_id=by.user,
        ).save(force_insert=True)
        detail = {"step": new.step.value, "verdict": new.verdict.value}
        about = About(kind="case", id=held.id, detail=detail)
        leave_leaf(by=by, tag=Tag.CARE_APPROVAL_GIVEN, about=about)
    return approval


def _is_of_case(new: NewApproval, *, agency: UUID) -> bool:
    """Whether what is approved belongs to the case."""
    match new.step:
        case ApprovalStep.PLAN | ApprovalStep.CLOSING:
            rows = Plan.objects.filter(id=new.subject)
        case ApprovalStep.STAY:
            return Stay.objects.filter(id=new.subject, agency_id=agency, case_id=new.case).exists()
        case ApprovalStep.REFERRAL:
            return ReferralOrigin.objects.filter(
                referral_id=new.subject, agency_id=agency, case_id=new.case
            ).exists()
    return rows.filter(agency_id=agency, case_id=new.case).exists()


def set_approvals(steps: Collection[ApprovalStep], *, by: Actor) -> None:
    """Choose which steps of the actor's agency wait for a supervisor. Raises NotFound."""
    require(by, STEERS, Target(agency=by.agency))
    chosen = [step.value for step in ApprovalStep if step in set(steps)]
    with atomic():
        Setting(
            agency_id=by.agency, approvals=chosen, changed_at=clock.now(), changed_by=by.user
        ).save(force_insert=True)
        about = About(kind="agency", id=by.agency, detail={"steps": " ".join(chosen)})
        leave_leaf(by=by, tag=Tag.CARE_SETTING_CHANGED, about=about)
