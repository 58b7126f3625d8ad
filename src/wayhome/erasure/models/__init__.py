"""Tables of this room."""

from wayhome.erasure.models.erasure import Erasure
from wayhome.erasure.models.erasure_part import ErasurePart

__all__ = ["Erasure", "ErasurePart"]
