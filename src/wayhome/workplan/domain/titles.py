"""What is to be done, as a list of codes: a title in clear names nobody."""

from collections.abc import Mapping

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class TaskKind(TextChoices):
    """What sort of work a task is."""

    CONTACT = "contact", _("Contact")
    SAFETY = "safety", _("Safety")
    ENQUIRY = "enquiry", _("Enquiry")
    PAPERS = "papers", _("Papers")
    SERVICES = "services", _("Services")
    JUSTICE = "justice", _("Justice")
    RETURN = "return", _("Return")
    REVIEW = "review", _("Review")


class TaskTitle(TextChoices):
    """Work that comes up again and again; anything else is written in own words, sealed."""

    CALL_LODGER = "call_lodger", _("Contact the lodger")
    CALL_PERSON = "call_person", _("Contact the person safely")
    CALL_FAMILY = "call_family", _("Contact the family safely")
    TELL_EMBASSY = "tell_embassy", _("Inform the embassy")
    ASK_AGENCY = "ask_agency", _("Ask another agency")
    EXPLAIN_CONSENT = "explain_consent", _("Explain and record consent")
    FIND_INTERPRETER = "find_interpreter", _("Find an interpreter")
    CHECK_SAFETY = "check_safety", _("Check how safe the person is")
    PLAN_SAFETY = "plan_safety", _("Make a safety plan")
    NAME_GUARDIAN = "name_guardian", _("Have a guardian named")
    BEST_INTERESTS = "best_interests", _("Assess the best interests of the child")
    INTERVIEW = "interview", _("Interview")
    ANSWER_INDICATORS = "answer_indicators", _("Answer the indicators")
    CHECK_PLACE = "check_place", _("Check the place")
    CHECK_PAPERS = "check_papers", _("Check identity papers")
    KEEP_EVIDENCE = "keep_evidence", _("Secure evidence")
    TRACE_FAMILY = "trace_family", _("Trace the family")
    FOLLOW_LAST_CONTACT = "follow_last_contact", _("Follow the last known contact")
    APPLY_PAPERS = "apply_papers", _("Apply for travel papers")
    SETTLE_FINES = "settle_fines", _("Settle visa and overstay matters")
    FIND_SHELTER = "find_shelter", _("Arrange shelter")
    SEE_DOCTOR = "see_doctor", _("Arrange a medical examination")
    FIND_COUNSEL = "find_counsel", _("Arrange psychosocial support")
    FIND_LAWYER = "find_lawyer", _("Arrange legal aid")
    ARRANGE_SCHOOL = "arrange_school", _("Arrange school or training")
    CLAIM_WAGES = "claim_wages", _("Claim unpaid wages")
    CHECK_NON_PUNISHMENT = "check_non_punishment", _("Check non-punishment")
    TELL_PROSECUTOR = "tell_prosecutor", _("Inform the prosecutor")
    PREPARE_COURT = "prepare_court", _("Prepare for court")
    ASSESS_RETURN = "assess_return", _("Assess whether return is safe")
    BOOK_TRAVEL = "book_travel", _("Arrange travel and escort")
    HAND_OVER = "hand_over", _("Arrange the handover")
    FOLLOW_UP = "follow_up", _("Follow up after return")
    REVIEW_PLAN = "review_plan", _("Review the plan")
    CASE_CONFERENCE = "case_conference", _("Hold a case conference")
    WRITE_SUMMARY = "write_summary", _("Write a summary")


_T, _K = TaskTitle, TaskKind
TITLES_OF: Mapping[TaskKind, tuple[TaskTitle, ...]] = {
    _K.CONTACT: (
        _T.CALL_LODGER,
        _T.CALL_PERSON,
        _T.CALL_FAMILY,
        _T.TELL_EMBASSY,
        _T.ASK_AGENCY,
        _T.EXPLAIN_CONSENT,
        _T.FIND_INTERPRETER,
    ),
    _K.SAFETY: (_T.CHECK_SAFETY, _T.PLAN_SAFETY, _T.NAME_GUARDIAN, _T.BEST_INTERESTS),
    _K.ENQUIRY: (
        _T.INTERVIEW,
        _T.ANSWER_INDICATORS,
        _T.CHECK_PLACE,
        _T.CHECK_PAPERS,
        _T.KEEP_EVIDENCE,
        _T.TRACE_FAMILY,
        _T.FOLLOW_LAST_CONTACT,
    ),
    _K.PAPERS: (_T.APPLY_PAPERS, _T.SETTLE_FINES),
    _K.SERVICES: (
        _T.FIND_SHELTER,
        _T.SEE_DOCTOR,
        _T.FIND_COUNSEL,
        _T.FIND_LAWYER,
        _T.ARRANGE_SCHOOL,
    ),
    _K.JUSTICE: (
        _T.CLAIM_WAGES,
        _T.CHECK_NON_PUNISHMENT,
        _T.TELL_PROSECUTOR,
        _T.PREPARE_COURT,
    ),
    _K.RETURN: (_T.ASSESS_RETURN, _T.BOOK_TRAVEL, _T.HAND_OVER, _T.FOLLOW_UP),
    _K.REVIEW: (_T.REVIEW_PLAN, _T.CASE_CONFERENCE, _T.WRITE_SUMMARY),
}
"""Every title under its kind."""

KIND_OF: Mapping[TaskTitle, TaskKind] = {
    title: kind for kind, titles in TITLES_OF.items() for title in titles
}


class TaskPriority(IntegerChoices):
    """How weighty a task is; the smaller the number, the weightier."""

    URGENT = 1, _("Urgent")
    HIGH = 2, _("High")
    NORMAL = 3, _("Normal")
    LOW = 4, _("Low")
