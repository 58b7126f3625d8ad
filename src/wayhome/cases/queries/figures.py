"""Figures of casework for reports: findings, time to first action, persons located."""

import statistics
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.models import CaseComplaint, CasePerson, Finding, Step
from wayhome.intake.queries.counts import first_actions
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class FindingTally:
    """How many complaints share an outcome, a standard of proof and an offence."""

    outcome: Outcome
    standard_of_proof: StandardOfProof
    offence_kind: OffenceKind | None
    count: int


@dataclass(frozen=True, slots=True)
class FindingFigures:
    """Complaints of a period by the finding in force on their case."""

    tallies: tuple[FindingTally, ...]

    @property
    def concluded(self) -> int:
        """How many complaints have a finding that decides; undetermined does not."""
        return self.total - self.of(Outcome.UNDETERMINED)

    @property
    def total(self) -> int:
        """How many complaints have any finding."""
        return sum(tally.count for tally in self.tallies)

    def of(self, *outcomes: Outcome) -> int:
        """How many complaints have one of these outcomes."""
        return sum(tally.count for tally in self.tallies if tally.outcome in outcomes)


@dataclass(frozen=True, slots=True)
class FirstActionTimes:
    """Days from lodging to first action: quartiles over those acted on, and how many still wait.

    The quartiles are None while nothing was acted on.
    """

    acted: int
    waiting: int
    lower: Decimal | None
    median: Decimal | None
    upper: Decimal | None


@dataclass(frozen=True, slots=True)
class Located:
    """Persons located in a period, each counted once, and the cases they belong to."""

    persons: int
    cases: frozenset[UUID]


def findings_for_complaints(
    actor: Actor, period: Period, *, lodger_agency: UUID | None = None
) -> FindingFigures:
    """Complaints lodged in a period by the finding in force on their case. Raises NotFound.

    `lodger_agency` narrows to what one partner lodged.
    """
    rows = (
        _with_finding(_lodged_in(actor, period, lodger_agency))
        .values_list("outcome", "standard", "offence")
        .annotate(n=Count("*"))
        .order_by("outcome", "standard", "offence")
    )
    return FindingFigures(
        tallies=tuple(
            FindingTally(
                outcome=Outcome(outcome),
                standard_of_proof=StandardOfProof(standard),
                offence_kind=OffenceKind(offence) if offence else None,
                count=count,
            )
            for outcome, standard, offence, count in rows
        )
    )


def complaints_with_finding(
    actor: Actor,
    period: Period,
    *,
    outcome: Outcome | None = None,
    lodger_agency: UUID | None = None,
) -> frozenset[UUID]:
    """The complaints behind a figure of `findings_for_complaints`. Raises NotFound."""
    found = _with_finding(_lodged_in(actor, period, lodger_agency))
    if outcome is not None:
        found = found.filter(outcome=outcome)
    return frozenset(found.values_list("complaint_id", flat=True))


def time_to_first_action(actor: Actor, period: Period) -> FirstActionTimes:
    """Days to the first action on complaints lodged in a period. Raises NotFound."""
    found = [each.days for each in first_actions(actor, period)]
    acted = [days for days in found if days is not None]
    lower, median, upper = _quartiles(acted)
    return FirstActionTimes(
        acted=len(acted),
        waiting=len(found) - len(acted),
        lower=lower,
        median=median,
        upper=upper,
    )


def persons_located(actor: Actor, period: Period, *, lodger_agency: UUID | None = None) -> Located:
    """Persons whose case reached `person_located` in a period. Raises NotFound.

    Mentions held to be one person count once, also across cases.
    """
    _require_report(actor)
    steps = Step.objects.filter(
        agency_id=actor.agency,
        kind=StepKind.MILESTONE,
        code=Milestone.PERSON_LOCATED,
        at__gte=period.begins_at(),
        at__lt=period.ends_before(),
    )
    persons = CasePerson.objects.filter(
        agency_id=actor.agency, case__in=Subquery(steps.values("case_id"))
    )
    if lodger_agency is not None:
        lodged = CaseComplaint.objects.filter(
            agency_id=actor.agency, lodger_agency_id=lodger_agency, detached_at__isnull=True
        )
        persons = persons.filter(complaint_id__in=Subquery(lodged.values("complaint_id")))
    pairs = persons.values_list("cluster_id", "case_id")
    return Located(
        persons=len({cluster for cluster, _case in pairs}),
        cases=frozenset(case for _cluster, case in pairs),
    )


def _require_report(actor: Actor) -> None:
    """The actor may read reports of the own agency. Raises NotFound."""
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))


def _lodged_in(actor: Actor, period: Period, lodger_agency: UUID | None) -> QuerySet[CaseComplaint]:
    """The complaints of a period that are in a case."""
    _require_report(actor)
    found = CaseComplaint.objects.filter(
        agency_id=actor.agency,
        detached_at__isnull=True,
        lodged_at__gte=period.begins_at(),
        lodged_at__lt=period.ends_before(),
    )
    return found if lodger_agency is None else found.filter(lodger_agency_id=lodger_agency)


def _with_finding(found: QuerySet[CaseComplaint]) -> QuerySet[Any]:
    """Those whose case has a finding, with the one in force."""
    last = Finding.objects.filter(
        agency_id=OuterRef("agency_id"), case_id=OuterRef("case_id")
    ).order_by("-version")
    return found.annotate(
        outcome=Subquery(last.values("outcome")[:1]),
        standard=Subquery(last.values("standard_of_proof")[:1]),
        offence=Subquery(last.values("offence_kind")[:1]),
    ).filter(outcome__isnull=False)


def _quartiles(days: list[float]) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Lower quartile, median and upper quartile to a tenth of a day."""
    if not days:
        return None, None, None
    cuts = statistics.quantiles(days, n=4, method="inclusive") if len(days) > 1 else days * 3
    lower, median, upper = (Decimal(cut).quantize(_TENTH) for cut in cuts)
    return lower, median, upper
