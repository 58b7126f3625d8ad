"""Tables of access."""

from wayhome.access.models.agency import Agency
from wayhome.access.models.context_key import ContextKey
from wayhome.access.models.partner_token import PartnerToken
from wayhome.access.models.remembered import Remembered
from wayhome.access.models.team import Team, TeamMember
from wayhome.access.models.user import User
from wayhome.access.models.user_key import PrivateKey, UserKey

__all__ = [
    "Agency",
    "ContextKey",
    "PartnerToken",
    "PrivateKey",
    "Remembered",
    "Team",
    "TeamMember",
    "User",
    "UserKey",
]
