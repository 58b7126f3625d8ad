"""Which places share tokens with a place: the first, cheap step of every proposal.

It runs under a database role that may read tokens and nothing else, on a connection of its own,
and gives back ids. Whoever may open places opens these afterwards.
"""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count

from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.sites.models import Token

_COMMON = 200
_MOST = 200


def candidates(actor: Actor, tokens: Sequence[int], *, besides: UUID) -> list[UUID]:
    """The places that share tokens, those that share most first.

    A token of more than 200 places says little and is left out. Part of a larger action, which asks
    the policy and leaves the leaf.
    """
    with context.acting(actor, role=DbRole.MATCHING):
        own = Token.objects.filter(agency_id=actor.agency, token__in=list(tokens))
        others = own.exclude(place_id=besides)
        counted = others.values_list("token").annotate(places=Count("*"))
        telling = [token for token, places in counted if places <= _COMMON]
        shared = Counter(others.filter(token__in=telling).values_list("place_id", flat=True))
    return sorted(shared, key=lambda place: (-shared[place], place))[:_MOST]
