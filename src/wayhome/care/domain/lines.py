"""What the timeline of a case says of care."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CareLine(TextChoices):
    """A line of the timeline, by its code."""

    NEEDS = "needs", _("Needs assessed")
    OBJECTIVE = "objective", _("Objective added to the care plan")
    ACTION = "action", _("Action added to the care plan")
    ACTION_AGREE = "action_agree", _("The person agreed to an action")
    ACTION_BEGIN = "action_begin", _("Action begun")
    ACTION_FINISH = "action_finish", _("Action done")
    ACTION_DROP = "action_drop", _("Action dropped")
    PLAN_CLOSED = "plan_closed", _("Care plan ended")
    APPROVED = "approved", _("Approved by a supervisor")
    RETURNED = "returned", _("Sent back by a supervisor")
    SERVICE = "service", _("Service written down")
    SERVICE_BEGIN = "service_begin", _("Service begun")
    SERVICE_COMPLETE = "service_complete", _("Service completed")
    SERVICE_STOP = "service_stop", _("Service stopped")
    REFERRAL_DRAFT = "referral_draft", _("Referral drafted")
    REFERRAL_SEND = "referral_send", _("Referral sent")
    REFERRAL_ACCEPT = "referral_accept", _("Referral accepted")
    REFERRAL_REJECT = "referral_reject", _("Referral rejected")
    REFERRAL_RECALL = "referral_recall", _("Referral recalled")
    REFERRAL_STOP = "referral_stop", _("Sharing of a referral stopped")
    REFERRAL_FINISH = "referral_finish", _("Referral done")
    STAY_BOOK = "stay_book", _("Bed kept in a shelter")
    STAY_ARRIVE = "stay_arrive", _("Moved into a shelter")
    STAY_LEAVE = "stay_leave", _("Left a shelter")
    STAY_CANCEL = "stay_cancel", _("Stay called off")
    CONFERENCE = "conference", _("Case conference held")
    GUARDIAN = "guardian", _("Guardian appointed")
    ASSESSMENT = "assessment", _("Best interests assessed")
    DETERMINATION = "determination", _("Best interests determined")
