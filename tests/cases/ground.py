"""Agencies, people who sign in and complaints that the tests of casework begin with."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from tests.intake.ground import lodge_publicly, make_agency
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.actions.manage_teams import create_team
from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role
from wayhome.cases.actions.close import NewReopening
from wayhome.cases.actions.open_case import Opened, open_case
from wayhome.cases.actions.record_assessment import NewAssessment, record_assessment
from wayhome.cases.actions.record_finding import NewFinding, record_finding
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
from wayhome.cases.domain.palermo import Act, Elements, ExploitationPurpose, Means, Presence
from wayhome.cases.domain.workflow import ReopenReason
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind

PASSWORD = "long enough to keep"
ALL_PRESENT = Elements(
    act={Act.RECRUITMENT.value: Presence.PRESENT},
    means={Means.DECEPTION.value: Presence.PRESENT},
    purpose={ExploitationPurpose.FORCED_LABOUR.value: Presence.PRESENT},
)
SUBSTANTIATED = NewFinding(
    outcome=Outcome.SUBSTANTIATED,
    standard_of_proof=StandardOfProof.REASONABLE_GROUNDS,
    reasons="Two people who left the place say the same, apart from each other.",
    offence_kind=OffenceKind.FORCED_CRIMINALITY,
)


NEWS = NewReopening(ReopenReason.NEW_INFORMATION, "A neighbour saw the person again.")


@dataclass(frozen=True, slots=True)
class Office:
    """An agency with a team and one person for each role that works on cases."""

    agency: UUID
    team: UUID
    intake: Actor
    worker: Actor
    other_worker: Actor
    supervisor: Actor

    @property
    def system(self) -> Actor:
        """The system, acting for this agency."""
        return Actor.system(self.agency)


def office(code: str = "unit", *, receives: bool = True) -> Office:
    """An agency whose intake officer, two case workers and supervisor really exist."""
    agency = make_agency(code, receives=receives, kind=AgencyKind.MINISTRY)
    with context.acting(Actor.system(agency)) as system:
        team = create_team(by=system, name="Coast")
        ids = {
            name: create_user(
                NewUser(
                    username=f"{code}-{name}",
                    display_name=f"{name.title()} of {code}",
                    password=PASSWORD,
                    roles=[role],
                    teams=[team] if name == "worker" else [],
                ),
                by=system,
            )
            for name, role in (
                ("intake", Role.INTAKE_OFFICER),
                ("worker", Role.CASE_WORKER),
                ("other", Role.CASE_WORKER),
                ("supervisor", Role.SUPERVISOR),
            )
        }
    return Office(
        agency=agency,
        team=team,
        intake=_staff(agency, ids["intake"], Role.INTAKE_OFFICER),
        worker=_staff(agency, ids["worker"], Role.CASE_WORKER, teams=frozenset({team})),
        other_worker=_staff(agency, ids["other"], Role.CASE_WORKER),
        supervisor=_staff(agency, ids["supervisor"], Role.SUPERVISOR),
    )


def lodged(agency: UUID) -> UUID:
    """A complaint from the public page."""
    return lodge_publicly(agency, key=str(uuid4())).complaint


def opened(unit: Office, *complaints: UUID) -> Opened:
    """A case opened by the intake officer; on a new complaint when none is given."""
    ids = complaints or (lodged(unit.agency),)
    with context.acting(unit.intake) as by:
        return open_case(complaint_ids=ids, by=by)


def assessed(case: UUID, *, by: Actor) -> None:
    """An assessment in which every element is present."""
    with context.acting(by):
        record_assessment(case=case, assessment=NewAssessment(ALL_PRESENT, is_child=False), by=by)


def found(case: UUID, *, by: Actor, finding: NewFinding = SUBSTANTIATED) -> UUID:
    """A finding, after the assessment that it rests on."""
    assessed(case, by=by)
    with context.acting(by):
        return record_finding(case=case, finding=finding, by=by)


def _staff(agency: UUID, user: UUID, role: Role, *, teams: frozenset[UUID] = frozenset()) -> Actor:
    """The actor of somebody who exists."""
    return Actor(
        kind=ActorKind.STAFF, agency=agency, user=user, roles=frozenset({role}), teams=teams
    )
