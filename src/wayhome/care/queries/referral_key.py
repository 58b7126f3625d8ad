"""The key that opens what a referral handed over."""

from wayhome.care.models import Referral
from wayhome.kernel import keys
from wayhome.kernel.erasing import Erased
from wayhome.kernel.keystore import DataKey


def key_of(referral: Referral) -> DataKey:
    """The key of a referral; part of larger work, which asks the policy.

    Raises Erased with the day, at either end, once the sender's case was erased.
    """
    if referral.erased_at is not None:
        raise Erased(referral.erased_at)
    return keys.store().get(referral.key_id)
