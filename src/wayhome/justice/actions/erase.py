"""Erase who is alleged to have had a part in a case; the same person in another case stays."""

from django.db.models import Exists, OuterRef, Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.justice.actions.judge_link import lock_judging
from wayhome.justice.models import AllegedPerson, Judgement, Link, Token
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Destroyed, Doomed, destroy_keys


def erase(doomed: Doomed, *, by: Actor) -> Destroyed:
    """Destroy the keys of the alleged persons and of the reasons of links to them; remove tokens.

    Links that nobody judged are removed; none is proposed again, for an erased person has no token.
    Part of an erasure, which leaves the leaf. Raises NotFound for anybody but the machine.
    """
    require(by, Permission.PERSON_REGISTER)
    with atomic():
        # Whoever writes tokens meanwhile waits here, and finds no key to read with.
        lock_judging(by.agency)
        own = AllegedPerson.objects.filter(agency_id=by.agency, case_id__in=doomed.cases)
        found = dict(own.values_list("id", "key_id"))
        tokens, _ = Token.objects.filter(agency_id=by.agency, alleged_id__in=list(found)).delete()
        either = Q(left_id__in=list(found)) | Q(right_id__in=list(found))
        links = Link.objects.filter(either, agency_id=by.agency)
        judged = Judgement.objects.filter(agency_id=by.agency, link_id__in=links.values("id"))
        reasons = list(judged.values_list("key_id", flat=True))
        verdicts = Judgement.objects.filter(agency_id=OuterRef("agency_id"), link_id=OuterRef("id"))
        unjudged, _ = links.filter(~Exists(verdicts)).delete()
    return Destroyed(keys=destroy_keys(doomed, [*found.values(), *reasons]), rows=tokens + unjudged)
