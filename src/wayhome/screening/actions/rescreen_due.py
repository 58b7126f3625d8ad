"""Screen again, in one go, every name that a changed list makes due."""

from dataclasses import dataclass

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.screening.actions.rescreen import FollowedBefore, NameErased, NothingNew, rescreen
from wayhome.screening.queries.screenings import (
    ScreeningFilter,
    count_screenings,
    due_screenings,
)

MOST_AT_ONCE = 25
"""How many names one press screens, so that the answer does not keep anybody waiting."""


@dataclass(frozen=True, slots=True)
class ScreenedAgain:
    """How many names were screened again, how many hits came of it, how many names are left."""

    names: int
    hits: int
    left: int


def rescreen_due(*, purpose: Purpose, by: Actor) -> ScreenedAgain:
    """Screen the 25 oldest names that are due; each is a screening and a leaf of its own.

    A second time goes on with those that are left. Raises ListsNotReady, NotFound.
    """
    if purpose not in require(by, Permission.SCREENING_RUN).purposes:
        raise NotFound
    done = []
    with atomic():
        for screening in due_screenings(by, most=MOST_AT_ONCE):
            try:
                done.append(rescreen(screening=screening, purpose=purpose, by=by))
            except (FollowedBefore, NameErased, NothingNew):
                continue
        left = count_screenings(by, ScreeningFilter(is_due=True))
    return ScreenedAgain(names=len(done), hits=sum(each.hits for each in done), left=left)
