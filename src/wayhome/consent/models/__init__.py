"""Tables of this room."""

from wayhome.consent.models.consent import Consent
from wayhome.consent.models.item import Item
from wayhome.consent.models.legal_basis import LegalBasis, LegalBasisEnd
from wayhome.consent.models.safe_contact import SafeContact
from wayhome.consent.models.withdrawal import Withdrawal

__all__ = ["Consent", "Item", "LegalBasis", "LegalBasisEnd", "SafeContact", "Withdrawal"]
