"""Erase what opens the packages in which a case was taken along, and what was handed in of it."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.field.models import TakenCase, Taking
from wayhome.kernel.actor import Actor
from wayhome.kernel.erasing import Destroyed, Doomed, destroy_keys


def erase(doomed: Doomed, *, by: Actor) -> Destroyed:
    """Destroy the keys of the takings that held the case; all of them ended long before.

    An envelope that still lies on a phone can then be opened by nobody. Part of an erasure, which
    leaves the leaf. Raises NotFound for anybody but the machine.
    """
    require(by, Permission.PERSON_REGISTER)
    taken = TakenCase.objects.filter(agency_id=by.agency, case_id__in=doomed.cases)
    own = Taking.objects.filter(agency_id=by.agency, id__in=taken.values("taking_id"))
    emptied = own.filter(sealed_half__isnull=False).update(sealed_half=None)
    return Destroyed(keys=destroy_keys(doomed, own.values_list("key_id", flat=True)), rows=emptied)
