"""Tables of this room."""

from wayhome.erasure.models.erasure import Erasure
from wayhome.erasure.models.erasure_part import ErasurePart
from wayhome.erasure.models.legal_hold import LegalHold
from wayhome.erasure.models.notice import Notice
from wayhome.erasure.models.telling import Telling

__all__ = ["Erasure", "ErasurePart", "LegalHold", "Notice", "Telling"]
