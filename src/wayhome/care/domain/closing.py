"""Why a receiver can no longer open what a referral shared, in plain words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.care.domain.referrals import SHARED, ReferralState, StopReason


class Closed(TextChoices):
    """The reasons, as the receiver reads them."""

    RECALLED = "recalled", _("The sender took the referral back before it was answered.")
    REJECTED = "rejected", _("Your agency rejected the referral.")
    CONSENT = "consent", _("The person took consent back, or nothing covers the sharing any more.")
    AGREEMENT = "agreement", _("The agreement under which it was shared is no longer in force.")
    UNSAFE = "unsafe", _("The sender stopped sharing because it turned out to be unsafe.")
    RUN_OUT = "run_out", _("The consent that covered the sharing has run out.")


_STOPPED = {
    StopReason.CONSENT.value: Closed.CONSENT,
    StopReason.AGREEMENT.value: Closed.AGREEMENT,
    StopReason.UNSAFE.value: Closed.UNSAFE,
}


def why_closed(
    state: ReferralState, *, reason: str, has_agreement: bool, has_run_out: bool
) -> Closed | None:
    """Why nothing can be opened; None while it can. Unknown reasons close as well."""
    if state is ReferralState.STOPPED:
        return _STOPPED.get(reason, Closed.CONSENT)
    if state is ReferralState.REJECTED:
        return Closed.REJECTED
    if state not in SHARED:
        return Closed.RECALLED
    if not has_agreement:
        return Closed.AGREEMENT
    return Closed.RUN_OUT if has_run_out else None
