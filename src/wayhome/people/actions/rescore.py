"""Score the register anew after a change of the model; what people judged stays as it is."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.jobs.queue import enqueue
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.people.actions.index_person import index_person
from wayhome.people.actions.replay import Replayed, replay
from wayhome.people.actions.score_pairs import score_pairs
from wayhome.people.domain.model_mark import model_mark, reading_mark
from wayhome.people.models import Pair, Person

CHUNK = 50
"""Persons done in one transaction; a job that dies loses no more."""


@dataclass(frozen=True, slots=True)
class Rescored:
    """What one round did, and the person to go on after; None when all are done."""

    indexed: int
    rescored: int
    last: UUID | None


def rescore(*, after: UUID | None, by: Actor) -> Rescored:
    """Take the next persons: index who was read by older rules, score pairs by the present model.

    Jobs then propose pairs nobody thought of. No judgement, state or cluster changes, and a second run
    with the same model writes nothing.
    """
    require(by, Permission.PERSON_REGISTER)
    persons = _next(by.agency, after)
    with atomic():
        indexed = [person for person in persons if _was_read_by_older_rules(by.agency, person)]
        findable = {person for person in indexed if index_person(person=person, by=by)}
        rescored, touched = _rescore(by.agency, persons)
        again = touched | findable
        # By jobs of their own: tokens are looked up from outside this transaction.
        for person in sorted(again):
            enqueue("people.propose_matches", agency=by.agency, person=person)
        last = persons[-1] if len(persons) == CHUNK else None
        # The last round proves that what people judged stands as it stood.
        put_right = replay(by=by) if last is None else Replayed(pairs=0, clusters=0)
        if again or put_right != Replayed(pairs=0, clusters=0):
            counts = {"indexed": len(indexed), "rescored": rescored}
            _leave(by, **counts, put_right=put_right.pairs + put_right.clusters)
    return Rescored(indexed=len(indexed), rescored=rescored, last=last)


def _next(agency: UUID, after: UUID | None) -> list[UUID]:
    """The persons of one round, by id."""
    own = Person.objects.filter(agency_id=agency, sealed_identity__isnull=False)
    following = own.filter(id__gt=after) if after else own
    return list(following.order_by("id").values_list("id", flat=True)[:CHUNK])


def _was_read_by_older_rules(agency: UUID, person: UUID) -> bool:
    """Whether the person's tokens are of another version of the reading rules."""
    own = Person.objects.filter(agency_id=agency, id=person)
    return own.exclude(read_with=reading_mark()).exists()


def _rescore(agency: UUID, persons: Collection[UUID]) -> tuple[int, set[UUID]]:
    """Score the older pairs of these persons; returns how many, and whose they are."""
    either = Q(left_id__in=persons) | Q(right_id__in=persons)
    older = Pair.objects.filter(either, agency_id=agency).exclude(scored_with=model_mark())
    done = score_pairs(older, agency=agency)
    touched = {end for row in done for end in (row.left_id, row.right_id)}
    return len(done), touched & set(persons)


def _leave(by: Actor, **counts: int) -> None:
    """One leaf a round, with counts only."""
    about = About(kind="register", id=by.agency, detail=dict(counts))
    leave_leaf(by=by, tag=Tag.PEOPLE_PAIRS_RESCORED, about=about)
