"""Where a reviewer is: the pile and its filter, the purpose given, and the judgement just made.

It travels in addresses and forms as codes and ids, so that the next pair is one key away.
"""

from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from wayhome.access.domain.purposes import Purpose
from wayhome.people.domain.verdicts import PairState
from wayhome.people.queries.pairs import PairFilter
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.matches.forms import PileForm


@dataclass(frozen=True, slots=True)
class Trail:
    """The way through a pile; what an address tells wrong is as if it told nothing."""

    pile: PairState = PairState.OPEN
    wanted: PairFilter = field(default_factory=PairFilter)
    purpose: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """The pile and its filter as form fields."""
        told = {
            "pile": self.pile.value,
            "reason": self.wanted.reason.value if self.wanted.reason else "",
            "nationality": self.wanted.nationality,
        }
        return {f"in_{name}": value for name, value in told.items() if value}

    def pair_href(self, pair: UUID, **more: str) -> str:
        """The address of a pair on this way."""
        told = self.fields | {"purpose": self.purpose} | more
        return with_query(reverse("desk:match", args=[pair]), told)

    def pile_href(self, **more: str) -> str:
        """The address of the pile."""
        own = {name.removeprefix("in_"): value for name, value in self.fields.items()}
        return with_query(reverse("desk:matches"), own | more)


def trail_of(told: QueryDict) -> Trail:
    """The way that an address or a form tells."""
    pile = told.get("in_pile", "")
    narrowed = {"reason": told.get("in_reason", ""), "nationality": told.get("in_nationality", "")}
    purpose = told.get("purpose", "")
    return Trail(
        pile=PairState(pile) if pile in PairState.values else PairState.OPEN,
        wanted=PileForm(narrowed).wanted,
        purpose=purpose if purpose in Purpose.values else "",
    )
