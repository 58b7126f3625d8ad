"""Bring tokens and scores in line with the forms of a person's name that stand now."""

from uuid import UUID

from django.db.models import Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.jobs.queue import enqueue
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.people.actions.index_person import index_person
from wayhome.people.actions.score_pairs import score_pairs
from wayhome.people.models import Pair
from wayhome.people.queries.looking import PROPOSING


def follow_names(*, person: UUID, by: Actor) -> int:
    """Make a person findable by every form that stands and by no other; returns how many tokens.

    The pairs of the person are scored anew, and a job looks for new ones. Raises NotFound.
    """
    require(by, Permission.PERSON_REGISTER)
    with atomic():
        written = index_person(person=person, by=by)
        either = Q(left_id=person) | Q(right_id=person)
        score_pairs(Pair.objects.filter(either, agency_id=by.agency), agency=by.agency)
        if written:
            # By a job of its own: tokens are looked up from outside this transaction.
            enqueue(PROPOSING, agency=by.agency, person=person)
    return written
