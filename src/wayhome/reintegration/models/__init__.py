"""Tables of this room."""

from wayhome.reintegration.models.follow_up import FollowUp
from wayhome.reintegration.models.following import Following
from wayhome.reintegration.models.following_entry import FollowingEntry
from wayhome.reintegration.models.return_entry import ReturnEntry
from wayhome.reintegration.models.return_home import Return

__all__ = ["FollowUp", "Following", "FollowingEntry", "Return", "ReturnEntry"]
