"""A person of a case as these pages show them: by code, with return and follow-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.policy import NotFound
from wayhome.cases.queries.case_at_hand import PersonAtHand, persons_at_hand
from wayhome.reintegration.queries.followings import FollowingLine, followings_of
from wayhome.reintegration.queries.returns import ReturnLine, returns_of
from wayhome.web.casework.cases.sight import Sight


@dataclass(frozen=True, slots=True)
class PersonSight:
    """One person, told by the codes of their complaints: no name."""

    case_sight: Sight
    person: PersonAtHand
    returns: tuple[ReturnLine, ...]
    following: FollowingLine | None

    @property
    def complaint(self) -> UUID:
        """The complaint that stands for the person in addresses."""
        return self.person.complaint

    @property
    def title(self) -> str:
        """The person in words."""
        codes = {row.id: row.code for row in self.case_sight.case.complaints}
        named = [codes[each] for each in self.person.complaints if each in codes]
        return _("Person of complaint %(codes)s") % {"codes": ", ".join(named)}

    @property
    def returning(self) -> ReturnLine | None:
        """The return under way, or the last one."""
        return self.returns[0] if self.returns else None


def person_sights(sight: Sight) -> tuple[PersonSight, ...]:
    """Everybody of a case."""
    case = sight.case.row.id
    returns, followings = returns_of(sight.actor, case), followings_of(sight.actor, case)
    return tuple(
        PersonSight(
            case_sight=sight,
            person=person,
            returns=tuple(each for each in returns if each.complaint in person.complaints),
            following=_latest(each for each in followings if each.complaint in person.complaints),
        )
        for person in persons_at_hand(sight.actor, case)
    )


def person_sight(sight: Sight, complaint: UUID) -> PersonSight:
    """One person of a case. Raises NotFound."""
    for each in person_sights(sight):
        if complaint in each.person.complaints:
            return each
    raise NotFound


def _latest(lines: Iterable[FollowingLine]) -> FollowingLine | None:
    """The line begun last: a person who was two before may have two."""
    return max(lines, key=lambda each: each.began_on, default=None)
