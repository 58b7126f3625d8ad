"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.access.queries.agency_names import agency_names
from wayhome.jobs.queue import enqueue, job, periodic
from wayhome.kernel import context, database
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context
from wayhome.people.actions.follow_names import follow_names as follow
from wayhome.people.actions.propose_matches import propose_matches as propose
from wayhome.people.actions.read_anew import read_anew
from wayhome.people.actions.rescore import rescore as score_anew
from wayhome.people.actions.weigh_pairs import weigh_pairs as weigh


@job("people.propose_matches")
def propose_matches(*, by: Actor, **ids: str) -> None:
    """Propose pairs for one person, once its registration is there for all others to see."""
    propose(person=UUID(ids["person"]), by=by)


@job("people.follow_names")
def follow_names(*, by: Actor, **ids: str) -> None:
    """Find one person by every form of the name that stands now, and by no other."""
    follow(person=UUID(ids["person"]), by=by)


@job("people.weigh_pairs")
def weigh_pairs(*, by: Actor, **ids: str) -> None:
    """Put the pairs of these persons in order, once what hangs on them changed."""
    weigh(persons=[UUID(person) for person in ids.values()], by=by)


@job("people.rescore")
def rescore(*, by: Actor, **ids: str) -> None:
    """Score the next persons anew and ask for the round after."""
    after = ids.get("after")
    done = score_anew(after=UUID(after) if after else None, by=by)
    if done.last is not None:
        enqueue("people.rescore", agency=by.agency, after=done.last)


@periodic("people.notice_new_rules", cron="*/10 * * * *")
def notice_new_rules() -> None:
    """Have every register read anew whose tokens were made by older rules."""
    with database.atomic():
        context.enter(Context(scope="system"))
        for agency in agency_names():
            by = Actor.system(agency)
            context.enter(Context.of(by))
            read_anew(by=by)
