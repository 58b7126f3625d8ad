"""Tables of cooperation."""

from wayhome.cooperation.models.agreement import Agreement
from wayhome.cooperation.models.disclosure import Disclosure

__all__ = ["Agreement", "Disclosure"]
