"""Look for matches of a person again, when somebody asks for it."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.jobs.queue import enqueue
from wayhome.kernel.actor import Actor
from wayhome.people.models import Person
from wayhome.people.queries.looking import PROPOSING, is_looking


def look_again(*, person: UUID, by: Actor) -> None:
    """Have every mention of a person compared anew with the register. Raises NotFound.

    Asking while it is under way changes nothing.
    """
    require(by, Permission.MATCH_JUDGE)
    own = Person.objects.filter(agency_id=by.agency)
    cluster = own.filter(id=person).values_list("cluster_id", flat=True).first()
    if cluster is None:
        raise NotFound
    mentions = list(own.filter(cluster_id=cluster).values_list("id", flat=True))
    if is_looking(by, mentions):
        return
    for mention in mentions:
        enqueue(PROPOSING, agency=by.agency, person=mention)
    about = About(kind="person", id=person, detail={"mentions": len(mentions)})
    leave_leaf(by=by, tag=Tag.PEOPLE_MATCHES_SOUGHT, about=about)
