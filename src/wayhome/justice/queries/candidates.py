"""Which alleged persons share tokens, asked under a role that may read tokens and nothing else."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Count

from wayhome.justice.domain.tokens import Shared
from wayhome.justice.models import Token
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole

_COMMON = 100
_MOST = 200


def candidates(actor: Actor, tokens: Sequence[int], *, besides: UUID) -> list[UUID]:
    """Those who share tokens, who shares most first; a token of more than 100 persons says little.

    Part of a larger action, which asks the policy and leaves the leaf.
    """
    with context.acting(actor, role=DbRole.MATCHING):
        own = Token.objects.filter(agency_id=actor.agency, token__in=list(tokens))
        others = own.exclude(alleged_id=besides)
        counted = others.values_list("token").annotate(persons=Count("*"))
        telling = [token for token, persons in counted if persons <= _COMMON]
        shared = Counter(others.filter(token__in=telling).values_list("alleged_id", flat=True))
    return sorted(shared, key=lambda alleged: (-shared[alleged], alleged))[:_MOST]


def numbers_of(
    actor: Actor, persons: Collection[UUID]
) -> Mapping[tuple[Shared, int], frozenset[UUID]]:
    """The telephone numbers and accounts of these persons, as tokens, with who of them has each.

    Nobody else's numbers are looked at. Part of a larger query, which asks the policy.
    """
    kinds = (Shared.PHONE, Shared.ACCOUNT, Shared.DOCUMENT)
    with context.acting(actor, role=DbRole.MATCHING):
        own = Token.objects.filter(agency_id=actor.agency, alleged_id__in=list(persons))
        rows = own.filter(shared__in=[kind.value for kind in kinds])
        found: defaultdict[tuple[Shared, int], set[UUID]] = defaultdict(set)
        for shared, token, alleged in rows.values_list("shared", "token", "alleged_id"):
            found[Shared(shared), token].add(alleged)
    return {key: frozenset(who) for key, who in found.items()}
