"""Where pairs and subjects stand: what is in force, and which mentions are joined."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from wayhome.kernel.joining import Edge, Member
from wayhome.record.domain.subject_graph import Graph
from wayhome.record.domain.subject_verdicts import Said, Verdict
from wayhome.record.models import Fact, SubjectJudgement, SubjectMention, SubjectPair


@dataclass(frozen=True, slots=True)
class Standing:
    """A part of the graph, and the subject that each mention of it is filed under now."""

    graph: Graph
    subjects: dict[UUID, UUID]


def neighbourhood(agency: UUID, mentions: Iterable[UUID]) -> Standing:
    """All mentions of the subjects of these, and what was said of the pairs among them."""
    own = SubjectMention.objects.filter(agency_id=agency)
    subjects = set(own.filter(id__in=list(mentions)).values_list("subject_id", flat=True))
    found = own.filter(subject_id__in=subjects).values_list("id", "registered_at", "subject_id")
    rows = tuple(found)
    ids = [mention for mention, _, _ in rows]
    return Standing(
        graph=Graph(
            members=tuple(Member(id=mention, registered_at=at) for mention, at, _ in rows),
            histories=_histories(agency, ids),
        ),
        subjects={mention: subject for mention, _, subject in rows},
    )


def said(row: SubjectJudgement) -> Said:
    """A stored judgement as the rules see it."""
    return Said(
        id=row.id,
        verdict=Verdict(row.verdict) if row.verdict else None,
        retracts=row.retracts,
        by=row.judged_by,
        needs_second=row.needs_second,
    )


def names_a_person_of_concern(agency: UUID, mentions: Collection[UUID]) -> bool:
    """Whether a fact says what happened to one of these in custody, court or exile.

    One that waits for its second reviewer counts: whoever made it could join names alone before.
    """
    own = SubjectMention.objects.filter(agency_id=agency, id__in=mentions)
    named = {(text, entity) for text, entity in own.values_list("text_version_id", "entity")}
    told = Fact.objects.filter(
        agency_id=agency,
        kind="person_status",
        passage__text_version_id__in={text for text, _ in named},
        withdrawn_at__isnull=True,
    ).values_list("passage__text_version_id", "fields")
    return any((text, fields.get("subject")) in named for text, fields in told)


def _histories(agency: UUID, mentions: Collection[UUID]) -> dict[Edge, tuple[Said, ...]]:
    """The history of every judged pair with both ends among these mentions."""
    among = Q(left_id__in=mentions) & Q(right_id__in=mentions)
    pairs = SubjectPair.objects.filter(among, agency_id=agency)
    edges = {
        pair: Edge(left, right)
        for pair, left, right in pairs.values_list("id", "left_id", "right_id")
    }
    told: defaultdict[Edge, list[Said]] = defaultdict(list)
    rows = SubjectJudgement.objects.filter(agency_id=agency, pair_id__in=list(edges))
    for row in rows.defer("reason").order_by("pair_id", "number"):
        told[edges[row.pair_id]].append(said(row))
    return {edge: tuple(lines) for edge, lines in told.items()}
