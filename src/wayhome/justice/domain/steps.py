"""What this room writes into the timeline of a case: codes only, and nobody's name."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.justice.domain.compensation import CompensationEvent
from wayhome.justice.domain.proceedings import ProceedingEvent


class JusticeStep(TextChoices):
    """The codes of `StepKind.JUSTICE`. A verdict is not worded: it is never told without court and date."""

    ALLEGED_ADDED = "alleged_added", _("Alleged person added")
    ALLEGED_TOLD = "alleged_told", _("More told of an alleged person")
    ALLEGED_WITHDRAWN = "alleged_withdrawn", _("Alleged person taken back")
    COMPLAIN = "proceeding_complain", _("Proceeding: complaint to the authorities")
    INVESTIGATE = "proceeding_investigate", _("Proceeding: investigation opened")
    ARREST = "proceeding_arrest", _("Proceeding: arrest")
    CHARGE = "proceeding_charge", _("Proceeding: charge")
    TRY = "proceeding_try", _("Proceeding: trial begun")
    CONVICT = "proceeding_convict", _("Proceeding: verdict of a court noted")
    ACQUIT = "proceeding_acquit", _("Proceeding: verdict of a court noted")
    DECIDE_OTHERWISE = "proceeding_decide_otherwise", _("Proceeding: verdict of a court noted")
    SENTENCE = "proceeding_sentence", _("Proceeding: sentence of a court noted")
    APPEAL = "proceeding_appeal", _("Proceeding: appeal")
    BECOME_FINAL = "proceeding_become_final", _("Proceeding: decision became final")
    WITHDRAW = "proceeding_withdraw", _("Proceeding: withdrawn")
    DISMISS = "proceeding_dismiss", _("Proceeding: dismissed")
    CORRECTED = "proceeding_corrected", _("Proceeding: an entry corrected or taken back")
    CHECKLIST = "checklist", _("Non-punishment checklist answered")
    ASK = "compensation_ask", _("Compensation asked for")
    ORDER = "compensation_order", _("Compensation ordered")
    REFUSE = "compensation_refuse", _("Compensation refused")
    PAY_PART = "compensation_pay_part", _("Compensation paid in part")
    PAY_ALL = "compensation_pay_all", _("Compensation paid in full")
    GIVE_UP = "compensation_give_up", _("Compensation no longer asked for")
    PAYMENT_CORRECTED = "compensation_corrected", _("Compensation: an entry taken back")


def step_of(event: ProceedingEvent) -> JusticeStep:
    """The line that an event of a proceeding leaves."""
    return JusticeStep(f"proceeding_{event.value}")


def step_of_payment(event: CompensationEvent) -> JusticeStep:
    """The line that an event of compensation leaves."""
    return JusticeStep(f"compensation_{event.value}")
