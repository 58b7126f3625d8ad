"""One pair side by side: what both texts tell of the two, and every fact about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged
from wayhome.record.domain.subject_verdicts import Verdict
from wayhome.record.domain.subjects import Mentioned
from wayhome.record.models import SubjectMention
from wayhome.record.queries.subject_judgements import judgements
from wayhome.record.queries.subject_pairs import PairRow, Side, pair
from wayhome.record.queries.subject_standing import names_a_person_of_concern
from wayhome.record.queries.subjects import FactAbout, facts_in


@dataclass(frozen=True, slots=True)
class OpenedSide:
    """One mention of a pair with the facts that speak of it."""

    side: Side
    facts: Sequence[FactAbout]


@dataclass(frozen=True, slots=True)
class OpenedPair:
    """A pair as a reviewer judges it; `is_grave` when joining it takes two."""

    pair: PairRow
    left: OpenedSide
    right: OpenedSide
    is_grave: bool
    history: tuple[Judged[Verdict], ...]


def open_pair(actor: Actor, pair_id: UUID) -> OpenedPair:
    """A pair with all that is known of its two mentions. Raises NotFound."""
    row = pair(actor, pair_id)
    subjects = {row.left.subject, row.right.subject}
    around = SubjectMention.objects.filter(agency_id=actor.agency, subject_id__in=subjects)
    return OpenedPair(
        pair=row,
        left=_side(actor, row.left),
        right=_side(actor, row.right),
        is_grave=names_a_person_of_concern(actor.agency, list(around.values_list("id", flat=True))),
        history=judgements(actor, [row.id]),
    )


def _side(actor: Actor, side: Side) -> OpenedSide:
    return OpenedSide(
        side=side,
        facts=facts_in(actor, [Mentioned(side.text_version, side.entity)]),
    )
