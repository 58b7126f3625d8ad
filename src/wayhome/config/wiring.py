"""Where rooms meet: every table's row rules and every subscription to an event."""

from collections.abc import Set as AbstractSet
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.queries.colleagues import who_may
from wayhome.access.rows import ROWS as ACCESS
from wayhome.audit.rows import ROWS as AUDIT
from wayhome.care.actions.lose_ground import lose_ground
from wayhome.care.domain.events import ReferralAnswered, ReferralSent
from wayhome.care.queries.agreements import ProtectionAgreement, connect_agreements
from wayhome.care.queries.child_steps import steps_before_return
from wayhome.care.queries.referral_holders import awaited_holders
from wayhome.care.queries.unfinished import unfinished
from wayhome.care.queries.waiting import approvals_to_give, waiting_approvals
from wayhome.care.rows import ROWS as CARE
from wayhome.cases.domain.events import CaseClosing, ClosingHindered, ComplaintRegistered
from wayhome.cases.queries.stakes import stakes
from wayhome.cases.rows import ROWS as CASES
from wayhome.config.field_tasks import TASKS_DONE
from wayhome.consent.domain.events import ConsentWithdrawn, LegalBasisEnded
from wayhome.consent.queries.lodger_messages import why_not_write
from wayhome.consent.rows import ROWS as CONSENT
from wayhome.cooperation.actions.disclose import disclose
from wayhome.cooperation.domain.scope import AgreementPurpose
from wayhome.cooperation.queries.agreements import agreement_in_force, agreements_in_force
from wayhome.cooperation.rows import ROWS as COOPERATION
from wayhome.documents.rows import ROWS as DOCUMENTS
from wayhome.erasure.rows import ROWS as ERASURE
from wayhome.field.actions.writing.write import connect_writer
from wayhome.field.domain.kinds import EditKind
from wayhome.field.queries.differences import open_edit_count
from wayhome.field.rows import ROWS as FIELD
from wayhome.forms.rows import ROWS as FORMS
from wayhome.insight.rows import ROWS as INSIGHT
from wayhome.intake.domain.events import ComplaintLodged
from wayhome.intake.queries.reachable import connect_reachable
from wayhome.intake.rows import ROWS as INTAKE
from wayhome.jobs.queue import enqueue
from wayhome.justice.rows import ROWS as JUSTICE
from wayhome.kernel.actor import Actor
from wayhome.kernel.events import subscribe
from wayhome.kernel.rows import Rows
from wayhome.operations.rows import ROWS as OPERATIONS
from wayhome.people.queries.stakes import connect_stakes
from wayhome.people.rows import ROWS as PEOPLE
from wayhome.record.domain.events import (
    ExportAsked,
    FactReleased,
    FactWithdrawn,
    PublisherCorrected,
)
from wayhome.record.queries.releasable import releasable
from wayhome.record.rows import ROWS as RECORD
from wayhome.reintegration.queries.child_steps import connect_child_steps
from wayhome.reintegration.queries.due import open_follow_ups
from wayhome.reintegration.rows import ROWS as REINTEGRATION
from wayhome.release.actions.publish_entry import publish_entry
from wayhome.release.actions.rename_publisher import rename_publisher
from wayhome.release.actions.withdraw_entry import withdraw_entry_of
from wayhome.release.queries.requests import waiting_letters
from wayhome.release.rows import ROWS as RELEASE
from wayhome.screening.rows import ROWS as SCREENING
from wayhome.sites.rows import ROWS as SITES
from wayhome.workplan.queries.elsewhere import connect_elsewhere
from wayhome.workplan.queries.tasks_of_case import waiting_count
from wayhome.workplan.rows import ROWS as WORKPLAN

ROWS: tuple[Rows, ...] = (
    *AUDIT,
    *ACCESS,
    *INTAKE,
    *PEOPLE,
    *CASES,
    *RECORD,
    *RELEASE,
    *COOPERATION,
    *INSIGHT,
    *SCREENING,
    *SITES,
    *CONSENT,
    *CARE,
    *REINTEGRATION,
    *OPERATIONS,
    *JUSTICE,
    *WORKPLAN,
    *DOCUMENTS,
    *FORMS,
    *FIELD,
    *ERASURE,
)


def connect() -> None:
    """Subscribe upper rooms to the events of lower ones; called once when Django is ready."""
    subscribe(ComplaintLodged, _register_complaint)
    subscribe(ComplaintRegistered, _register_place)
    subscribe(ExportAsked, _write_export)
    subscribe(FactReleased, _publish_entry)
    subscribe(FactWithdrawn, _withdraw_entry)
    subscribe(PublisherCorrected, _rename_publisher)
    subscribe(ReferralSent, _disclose_referral)
    subscribe(ReferralAnswered, _tell_case_of_answer)
    subscribe(ConsentWithdrawn, _stop_uncovered)
    subscribe(LegalBasisEnded, _stop_uncovered)
    subscribe(CaseClosing, _hinder_by_tasks)
    subscribe(CaseClosing, _hinder_by_follow_ups)
    subscribe(CaseClosing, _hinder_by_care)
    connect_agreements(_protection_agreements)
    connect_child_steps(steps_before_return)
    connect_stakes(stakes)
    connect_writer(EditKind.TASK_DONE, TASKS_DONE)
    connect_reachable(why_not_write)
    connect_elsewhere(_steering, _publishing, awaited_holders)


def _register_complaint(event: ComplaintLodged) -> None:
    """A complaint becomes a person of the register and is looked for among the others."""
    enqueue("cases.register_complaint", agency=event.agency, complaint=event.complaint)


def _register_place(event: ComplaintRegistered) -> None:
    """The place that a complaint tells of is looked for among the other places."""
    enqueue("sites.register_place", agency=event.agency, complaint=event.complaint)


def _write_export(event: ExportAsked) -> None:
    """Facts of the record are written in the format that was asked for."""
    enqueue("interchange.write_export", agency=event.agency, export=event.export)


def _publish_entry(event: FactReleased) -> None:
    """What the record says of a standing fact becomes an entry that anybody may read."""
    publish_entry(releasable(event.by, event.fact), by=event.by)


def _withdraw_entry(event: FactWithdrawn) -> None:
    """What stands no longer in the record does not stand in public."""
    withdraw_entry_of(event.fact, by=event.by)


def _rename_publisher(event: PublisherCorrected) -> None:
    """What is public of a source names the publisher that the record names."""
    rename_publisher(event.facts, event.publisher, by=event.by)


def _disclose_referral(event: ReferralSent) -> None:
    """What a referral hands to another agency stands in the register of disclosures."""
    under = agreement_in_force(event.by, event.agreement)
    if under is not None:
        disclose(under=under, kind="referral", subject=event.referral, by=event.by)


def _tell_case_of_answer(event: ReferralAnswered) -> None:
    """The case that a referral came from hears what the receiver answered."""
    enqueue("care.tell_case", agency=event.sender, referral=event.referral, event=event.event.value)


def _stop_uncovered(event: ConsentWithdrawn | LegalBasisEnded) -> None:
    """What nothing covers any more is closed to its receivers in the same transaction."""
    lose_ground(case=event.case, by=event.by)


def _hinder_by_tasks(event: CaseClosing) -> None:
    """A case with tasks that wait is not closed. Raises ClosingHindered."""
    waiting = waiting_count(event.by, event.case)
    if waiting:
        raise ClosingHindered("tasks", waiting)


def _hinder_by_follow_ups(event: CaseClosing) -> None:
    """A case in which somebody is still followed is not closed unseen. Raises ClosingHindered."""
    due = {each.id for each in open_follow_ups(event.by, event.case)}
    _hinder("follow_ups", due - event.leaving)


def _hinder_by_care(event: CaseClosing) -> None:
    """Nor is one with referrals, stays or approvals that are not over. Raises ClosingHindered."""
    left, waits = unfinished(event.by, event.case), waiting_approvals(event.by, {event.case})
    _hinder("referrals", set(left.referrals) - event.leaving)
    _hinder("stays", set(left.stays) - event.leaving)
    _hinder("approvals", {each.subject for each in waits} - event.leaving)


def _hinder(what: str, ids: AbstractSet[UUID]) -> None:
    if ids:
        raise ClosingHindered(what, len(ids))


def _steering(actor: Actor) -> frozenset[UUID]:
    """The supervisors, when steps of care or edits from the field wait for them."""
    waits = approvals_to_give(actor) or open_edit_count(actor)
    return who_may(actor, Permission.CASE_ASSIGN) if waits else frozenset()


def _publishing(actor: Actor) -> frozenset[UUID]:
    """Those who look after the public record, when letters about it wait."""
    waits = waiting_letters(actor).count
    return who_may(actor, Permission.RECORD_PUBLISH) if waits else frozenset()


def _protection_agreements(actor: Actor) -> tuple[ProtectionAgreement, ...]:
    """The agreements under which referrals may be handed over now, at either end."""
    return tuple(
        ProtectionAgreement(each.id, each.agency, each.partner_agency, each.scope.groups)
        for each in agreements_in_force(actor)
        if each.purpose is AgreementPurpose.PROTECTION
    )
