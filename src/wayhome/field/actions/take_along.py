"""Take cases along to where there is no signal."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.field.actions.end_taking import end_row, own_running
from wayhome.field.domain.endings import Ending
from wayhome.field.domain.envelope import new_pair
from wayhome.field.domain.lasting import LONGEST, MOST_CASES
from wayhome.field.models import TakenCase, Taking
from wayhome.field.policy import officer
from wayhome.field.queries.content import TakenContent, content_of, takeable
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place, seal

HALF_BYTES = 32
_TABLE = "field_taking"


class NothingChosen(Exception):
    """No case was chosen."""


class TooManyCases(Exception):
    """More than `MOST_CASES` at once would be an export."""


@dataclass(frozen=True, slots=True)
class Package:
    """What goes along: the office's half of the key that opens it, the public key to hand in under.

    `cases` holds exactly what the officer may open for the purpose, and nothing of class C3.
    """

    taking: UUID
    taken_at: datetime
    ends_at: datetime
    public: bytes
    half: bytes = field(repr=False)
    cases: tuple[TakenContent, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases, what for, in which session (its mark), and what this replaces."""

    cases: Collection[UUID]
    purpose: Purpose
    session: str = ""
    replaces: UUID | None = None


def take_along(wanted: Wanted, *, by: Actor) -> Package:
    """Take open cases along that the actor works on, for `LONGEST`; one leaf for each case.

    Every sealed part that goes along leaves a leaf of its own as well. Raises NotFound for a case that
    is not the actor's or a purpose that is not, NothingChosen, TooManyCases.
    """
    chosen = sorted(set(wanted.cases))
    if not chosen:
        raise NothingChosen
    if len(chosen) > MOST_CASES:
        raise TooManyCases
    with atomic():
        if not set(chosen) <= {row.id for row in takeable(by)}:
            raise NotFound
        cases = tuple(content_of(by, case, purpose=wanted.purpose) for case in chosen)
        if wanted.replaces is not None:
            for row in own_running(by).filter(id=wanted.replaces):
                end_row(row, because=Ending.REPLACED, by=by)
        taking, half = _written(wanted, user=officer(by), agency=by.agency)
        _add_cases(taking, cases, by=by)
    return Package(
        taking=taking.id,
        taken_at=taking.taken_at,
        ends_at=taking.ends_at,
        public=bytes(taking.public),
        half=half,
        cases=cases,
    )


def _written(wanted: Wanted, *, user: UUID, agency: UUID) -> tuple[Taking, bytes]:
    """The row of the taking, with a key of its own; and the half in clear."""
    half, pair, moment = secrets.token_bytes(HALF_BYTES), new_pair(), clock.now()
    key = keys.store().create(new_id())
    taking = Taking(
        agency_id=agency,
        user_id=user,
        purpose=wanted.purpose,
        key_id=key.id,
        public=pair.public,
        session=wanted.session,
        taken_at=moment,
        ends_at=moment + LONGEST,
    )
    taking.sealed_half = seal(half, key=key, place=Place(_TABLE, "sealed_half", taking.id))
    taking.sealed_private = seal(
        pair.private, key=key, place=Place(_TABLE, "sealed_private", taking.id)
    )
    taking.save(force_insert=True)
    return taking, half


def _add_cases(taking: Taking, cases: Sequence[TakenContent], *, by: Actor) -> None:
    """The cases of a taking, each with its leaf."""
    for case in cases:
        TakenCase(agency_id=by.agency, taking=taking, case_id=case.row.id).save(force_insert=True)
        leave_leaf(
            by=by,
            tag=Tag.FIELD_CASE_TAKEN,
            about=About(
                kind="case",
                id=case.row.id,
                purpose=taking.purpose,
                field_groups=[group.value for group in case.groups],
                detail={"taking": str(taking.id)},
            ),
        )
