"""Tables of screening."""

from wayhome.screening.models.entry import Entry
from wayhome.screening.models.hit import Hit
from wayhome.screening.models.review import Review
from wayhome.screening.models.sanctions_list import SanctionsList
from wayhome.screening.models.screening import Screening
from wayhome.screening.models.token import Token
from wayhome.screening.models.version import Version

__all__ = ["Entry", "Hit", "Review", "SanctionsList", "Screening", "Token", "Version"]
