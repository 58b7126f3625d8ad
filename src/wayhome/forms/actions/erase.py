"""Erase what the answers to forms of a case are found by; they are sealed with the key of the case."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.forms.models import AnswerToken, Revision
from wayhome.kernel.actor import Actor
from wayhome.kernel.erasing import Destroyed, Doomed


def erase(doomed: Doomed, *, by: Actor) -> Destroyed:
    """Remove the tokens of all answers of a case; answers in codes stay for the figures.

    Part of an erasure, which leaves the leaf. Raises NotFound for anybody but the machine.
    """
    require(by, Permission.PERSON_REGISTER)
    own = Revision.objects.filter(agency_id=by.agency, submission__case_id__in=doomed.cases)
    ids = list(own.values_list("id", flat=True))
    removed, _ = AnswerToken.objects.filter(agency_id=by.agency, revision_id__in=ids).delete()
    return Destroyed(keys=0, rows=removed)
