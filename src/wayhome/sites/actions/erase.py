"""Erase where somebody was, as complaints or staff told it."""

from django.db.models import Exists, OuterRef, Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Destroyed, Doomed, destroy_keys
from wayhome.sites.models import Judgement, Pair, Place, Token


def erase(doomed: Doomed, *, by: Actor) -> Destroyed:
    """Destroy the keys of the places and of the reasons why they were judged; remove tokens.

    A site keeps what else is told of it. Pairs that nobody judged are removed. Part of an erasure,
    which leaves the leaf. Raises NotFound for anybody but the machine.
    """
    require(by, Permission.SITE_REGISTER)
    with atomic():
        of_case = Q(complaint_id__in=doomed.complaints) | Q(case_id__in=doomed.cases)
        own = Place.objects.filter(of_case, agency_id=by.agency)
        found = dict(own.values_list("id", "key_id"))
        own.update(sealed_told=None)
        tokens, _ = Token.objects.filter(agency_id=by.agency, place_id__in=list(found)).delete()
        either = Q(left_id__in=list(found)) | Q(right_id__in=list(found))
        pairs = Pair.objects.filter(either, agency_id=by.agency)
        judged = Judgement.objects.filter(agency_id=by.agency, pair_id__in=pairs.values("id"))
        reasons = list(judged.values_list("key_id", flat=True))
        verdicts = Judgement.objects.filter(agency_id=OuterRef("agency_id"), pair_id=OuterRef("id"))
        unjudged, _ = pairs.filter(~Exists(verdicts)).delete()
    return Destroyed(keys=destroy_keys(doomed, [*found.values(), *reasons]), rows=tokens + unjudged)
