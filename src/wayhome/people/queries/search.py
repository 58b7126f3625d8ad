"""Search the sealed register by a typed name, telephone or document number."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from math import fsum
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.matching.compare.comparison import Agreement, Comparison
from wayhome.matching.description import Description
from wayhome.matching.score import score
from wayhome.people.domain.identity import GROUPS, within
from wayhome.people.domain.tokens import typed_probes
from wayhome.people.domain.typed import LONGEST, typed_description
from wayhome.people.queries.candidates import Reach, candidates
from wayhome.people.queries.described import Described, described
from wayhome.people.queries.person import cluster_sizes
from wayhome.people.queries.reading import unread

MOST_HITS = 25
_REACH = Reach(most=40)


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who may be meant: what is known, why, and by how many complaints.

    `person` is the mention that fits best; `mentions` counts the complaints held to be about the
    same person.
    """

    person: UUID
    cluster: UUID
    complaint: UUID
    mentions: int
    description: Description
    reasons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """At most 25 hits, the best first; `skipped` counts parts of the text too common to look up.

    `unread` counts persons still found by older rules of reading names.
    """

    hits: tuple[Hit, ...]
    skipped: int
    unread: int = 0


def search(actor: Actor, text: str, *, purpose: Purpose) -> Found:
    """Who in the actor's agency may be meant by a text of at most 200 characters.

    Leaves one leaf, without the text. Raises NotFound when role or purpose does not allow it.
    """
    decision = require(actor, Permission.PERSON_SEARCH)
    if purpose not in decision.purposes:
        raise NotFound
    meant = text[:LONGEST]
    near = candidates(actor, typed_probes(actor.agency, meant), _REACH)
    persons = described(actor.agency, [hit.person for hit in near.hits])
    best = _best(typed_description(meant), persons)
    mentions = cluster_sizes(actor, [each.cluster for each, _ in best])
    groups = GROUPS & decision.field_groups
    hits = tuple(
        Hit(
            person=each.id,
            cluster=each.cluster,
            complaint=each.complaint,
            mentions=mentions[each.cluster],
            description=within(each.description, groups),
            reasons=reasons,
        )
        for each, reasons in best
    )
    _leave(actor, purpose=purpose, groups=(group.value for group in groups), hits=len(hits))
    return Found(hits=hits, skipped=near.skipped, unread=unread(actor))


def _best(
    meant: Description, persons: Iterable[Described]
) -> list[tuple[Described, tuple[Comparison, ...]]]:
    """The best mention of each cluster for which more speaks than against."""
    ranked: list[tuple[float, Described, tuple[Comparison, ...]]] = []
    # Namesakes compare alike: what the text cannot touch is left out and each name compared once.
    telling_of = cache(partial(_telling, meant))
    for person in persons:
        telling = telling_of(_touched(meant, person.description))
        weight = fsum(comparison.weight for comparison in telling)
        if weight > 0:
            ranked.append((weight, person, telling))
    ranked.sort(key=lambda each: (-each[0], each[1].id))
    first: dict[UUID, tuple[Described, tuple[Comparison, ...]]] = {}
    for _, person, telling in ranked:
        first.setdefault(person.cluster, (person, telling))
    return list(first.values())[:MOST_HITS]


def _telling(meant: Description, told: Description) -> tuple[Comparison, ...]:
    """What speaks for or against these two being one person."""
    compared = score(meant, told).comparisons
    return tuple(each for each in compared if each.agreement is not Agreement.MISSING)


def _touched(meant: Description, told: Description) -> Description:
    """The part of a description that a typed text can agree with."""
    return Description(
        names=told.names if meant.names else (),
        phones=told.phones if meant.phones else (),
        documents=told.documents if meant.documents else (),
        nationality=told.nationality if meant.phones else None,
    )


def _leave(actor: Actor, *, purpose: Purpose, groups: Iterable[str], hits: int) -> None:
    """One leaf about the agency's register: that somebody searched, why, and how much was shown."""
    leave_leaf(
        by=actor,
        tag=Tag.PEOPLE_REGISTER_SEARCHED,
        about=About(
            kind="register",
            id=actor.agency,
            purpose=purpose.value,
            field_groups=groups,
            detail={"hits": hits},
        ),
    )
