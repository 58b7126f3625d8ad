"""Erase the names of persons of a case whom an operation located; the operation goes on without."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.erasing import Destroyed, Doomed
from wayhome.operations.models import Person


def erase(doomed: Doomed, *, by: Actor) -> Destroyed:
    """Empty the names: they lie under the key of the operation, which others still need.

    In a backup of the database a name stays until that backup ends. Part of an erasure, which leaves
    the leaf. Raises NotFound for anybody but the machine.
    """
    require(by, Permission.PERSON_REGISTER)
    own = Person.objects.filter(agency_id=by.agency, case_id__in=doomed.cases)
    emptied = own.filter(sealed_name__isnull=False).update(sealed_name=None)
    return Destroyed(keys=0, rows=emptied)
