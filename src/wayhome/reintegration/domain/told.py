"""What the timeline of a case tells of this room."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

from wayhome.reintegration.domain.following import FollowEvent
from wayhome.reintegration.domain.returning import ReturnEvent

FOLLOWING: Final = "follow_"
"""Before the codes of following, some of which are those of a return too."""


@dataclass(frozen=True, slots=True)
class Told:
    """A code of a line, with its words."""

    code: str

    @property
    def label(self) -> str | Promise:
        """What happened. Raises ValueError for a code that is none."""
        if self.code.startswith(FOLLOWING):
            return FollowEvent(self.code.removeprefix(FOLLOWING)).label
        return ReturnEvent(self.code).label
