"""What the timeline of a case tells of this room."""

from typing import Final

from django.db.models import TextChoices

from wayhome.reintegration.domain.following import FollowEvent
from wayhome.reintegration.domain.returning import ReturnEvent

FOLLOWING: Final = "follow_"
"""Before the codes of following, some of which are those of a return too."""

Told: type[TextChoices] = TextChoices(  # type: ignore[assignment]  # the functional way to make one
    "Told",
    {
        **{event.name: (event.value, event.label) for event in ReturnEvent},
        **{
            f"FOLLOW_{event.name}": (f"{FOLLOWING}{event.value}", event.label)
            for event in FollowEvent
        },
    },
)
"""A code of a line, with its words."""
