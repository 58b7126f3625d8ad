"""A small register for figures: an office, an embassy, and complaints with what became of them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tests.cases.ground import SUBSTANTIATED, Office, found, office, opened
from tests.intake.ground import answers, lodge_publicly, make_agency, new_complaint, partner
from wayhome.access.domain.agencies import AgencyKind
from wayhome.cases.actions.reach import reach
from wayhome.cases.actions.record_finding import NewFinding
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
from wayhome.cooperation.actions.sign_agreement import NewAgreement, sign_agreement
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.intake.actions.lodge import lodge
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period

MONTH = Period(date(2022, 8, 18), date(2022, 9, 18))
INSIDE = datetime(2022, 8, 20, 4, 0, tzinfo=UTC)
AFTER = datetime(2022, 10, 20, 4, 0, tzinfo=UTC)
EVERY_FIGURE = frozenset(code.value for code in IndicatorCode)
UNSUBSTANTIATED = NewFinding(
    outcome=Outcome.UNSUBSTANTIATED,
    standard_of_proof=StandardOfProof.REASONABLE_GROUNDS,
    reasons="The person was at home all the time.",
)


@dataclass(frozen=True, slots=True)
class Ground:
    """The office whose register it is, and an officer of the embassy."""

    unit: Office
    embassy: Actor


def ground() -> Ground:
    """An office and an embassy, with nothing lodged yet."""
    unit = office()
    return Ground(unit, partner(make_agency("embassy", kind=AgencyKind.EMBASSY)))


def relatives(unit: Office, count: int, *, nationality: str = "VNM", key: str = "r") -> list[UUID]:
    """Complaints from the public page inside the month."""
    with clock.at(INSIDE):
        return [
            lodge_publicly(
                unit.agency, key=f"{key}{number}", answers=answers(nationality=[nationality])
            ).complaint
            for number in range(count)
        ]


def embassys(here: Ground, count: int, *, nationality: str = "VNM", key: str = "e") -> list[UUID]:
    """Complaints that the embassy lodged inside the month."""
    ids = []
    with clock.at(INSIDE), context.acting(here.embassy) as by:
        for number in range(count):
            complaint = new_complaint(
                here.unit.agency,
                key=f"{key}{number}",
                channel=Channel.API,
                lodger_kind=LodgerKind.EMBASSY,
                lodger_agency=by.agency,
                answers=answers(nationality=[nationality]),
            )
            ids.append(lodge(complaint, by=by).complaint)
    return ids


def conclude(unit: Office, complaints: list[UUID], *, finding: NewFinding = SUBSTANTIATED) -> UUID:
    """One case about all of them, opened ten hours after lodging, with a finding."""
    with clock.at(INSIDE + timedelta(hours=10)):
        case = opened(unit, *complaints).case
        found(case, by=unit.supervisor, finding=finding)
    return case


def register(unit: Office, complaints: list[UUID]) -> None:
    """The persons of complaints enter the register, as the job does it."""
    for complaint in complaints:
        with context.acting(unit.system) as by:
            register_complaint(complaint=complaint, by=by)


def locate(unit: Office, case: UUID) -> None:
    """The person of a case is located inside the month."""
    with clock.at(INSIDE + timedelta(days=3)), context.acting(unit.supervisor) as by:
        reach(case=case, milestone=Milestone.PERSON_LOCATED, by=by)


def agree(
    here: Ground,
    *,
    figures: frozenset[str] = EVERY_FIGURE,
    nationalities: frozenset[str] = frozenset(),
    lodged_only: bool = True,
) -> UUID:
    """An agreement with the embassy for the year 2022."""
    scope = Scope(figures=figures, nationalities=nationalities, lodged_only=lodged_only)
    year = Period(date(2022, 1, 1), date(2022, 12, 31))
    new = NewAgreement(here.embassy.agency, AgreementPurpose.PROGRESS, scope, year)
    with clock.at(AFTER), context.acting(here.unit.supervisor) as by:
        return sign_agreement(new, by=by)
