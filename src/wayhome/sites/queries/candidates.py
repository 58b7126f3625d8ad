"""Which places share tokens with a place: the first, cheap step of every proposal."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count

from wayhome.sites.models import Token

_COMMON = 200
_MOST = 200


def candidates(agency: UUID, tokens: Sequence[int], *, besides: UUID) -> list[UUID]:
    """The places that share tokens, those that share most first.

    A token of more than 200 places, such as the largest compounds' town, says little and is left
    out. For the jobs of the agency only: pages may not read tokens.
    """
    own = Token.objects.filter(agency_id=agency, token__in=list(tokens)).exclude(place_id=besides)
    counted = own.values_list("token").annotate(places=Count("*"))
    telling = [token for token, places in counted if places <= _COMMON]
    rows = own.filter(token__in=telling).values_list("place_id", flat=True)
    shared = Counter(rows)
    return sorted(shared, key=lambda place: (-shared[place], place))[:_MOST]
