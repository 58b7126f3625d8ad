"""Erase whom complaints describe: nothing is left to open, and nothing to find them by."""

from django.db.models import Exists, OuterRef, Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Destroyed, Doomed, destroy_keys
from wayhome.people.actions.recluster import lock_judging
from wayhome.people.models import Judgement, Pair, Person, Token


def erase(doomed: Doomed, *, by: Actor) -> Destroyed:
    """Destroy the keys of the persons and of the reasons why they were judged; remove tokens.

    Pairs that nobody judged are removed. Judged ones stay as codes: other persons are joined by them.
    Part of an erasure, which leaves the leaf. Raises NotFound for anybody but the machine.
    """
    require(by, Permission.PERSON_REGISTER)
    with atomic():
        lock_judging(by.agency)
        own = Person.objects.filter(agency_id=by.agency, complaint_id__in=doomed.complaints)
        found = dict(own.values_list("id", "key_id"))
        # First: whoever writes tokens meanwhile waits here, and finds nothing to write.
        own.update(sealed_identity=None)
        tokens, _ = Token.objects.filter(agency_id=by.agency, person_id__in=list(found)).delete()
        either = Q(left_id__in=list(found)) | Q(right_id__in=list(found))
        pairs = Pair.objects.filter(either, agency_id=by.agency)
        judged = Judgement.objects.filter(agency_id=by.agency, pair_id__in=pairs.values("id"))
        reasons = list(judged.values_list("key_id", flat=True))
        verdicts = Judgement.objects.filter(agency_id=OuterRef("agency_id"), pair_id=OuterRef("id"))
        unjudged, _ = pairs.filter(~Exists(verdicts)).delete()
    return Destroyed(keys=destroy_keys(doomed, [*found.values(), *reasons]), rows=tokens + unjudged)
