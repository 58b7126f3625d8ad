"""Operations that the tests begin with, planned and led through their states."""

from datetime import timedelta
from uuid import UUID, uuid4

from tests.cases.ground import Office, opened
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.operations.actions.add_site import NewSite, add_site
from wayhome.operations.actions.approve import approve
from wayhome.operations.actions.begin import begin
from wayhome.operations.actions.plan_operation import OperationPlan, plan_operation
from wayhome.operations.domain.kinds import OperationKind, SiteKind
from wayhome.operations.domain.window import Window
from wayhome.operations.domain.words import PlanWords
from wayhome.operations.models import Operation
from wayhome.sites.actions.describe_place import NewDescription
from wayhome.sites.domain.told import read_told

LEAD = "Harbour Watch Unit"
PARTNER = "Blue Lantern Shelter"
NOTES = "Enter by the kitchen gate at dawn."
HERON = "Golden Heron Park, Street 271, 10.60932 103.52958 ±80 m"
SECRETS = (LEAD, PARTNER, "kitchen gate", "Heron", "Street 271", "103.52958")


def plan(*, needs_second: bool = False, province: str = "KH18") -> OperationPlan:
    """A plan for tomorrow."""
    begins = clock.now() + timedelta(days=1)
    return OperationPlan(
        kind=OperationKind.SEARCH,
        window=Window(begins, begins + timedelta(hours=6)),
        words=PlanWords(LEAD, (PARTNER,), NOTES),
        province=province,
        needs_second=needs_second,
    )


def case_of(unit: Office) -> UUID:
    """A case that the worker works on."""
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)
    return case


def planned(
    unit: Office, *cases: UUID, by: Actor | None = None, needs_second: bool = False
) -> UUID:
    """An operation with a site, planned by the worker."""
    who = by or unit.worker
    with context.acting(who):
        made = plan_operation(plan=plan(needs_second=needs_second), cases=cases, by=who)
        site = NewSite(
            SiteKind.COMPOUND,
            description=NewDescription(
                id=uuid4(), told=read_told(HERON, province="KH18"), province="KH18"
            ),
        )
        add_site(operation=made.operation, site=site, by=who)
    return made.operation


def approved(unit: Office, *cases: UUID) -> UUID:
    """An operation that a supervisor approved."""
    operation = planned(unit, *cases)
    with context.acting(unit.supervisor) as by:
        approve(operation=operation, by=by)
    return operation


def begun(unit: Office, *cases: UUID) -> UUID:
    """An operation that began two hours ago."""
    operation = approved(unit, *cases)
    with context.acting(unit.worker) as by:
        begin(operation=operation, at=clock.now() - timedelta(hours=2), by=by)
    return operation


def row(unit: Office, operation: UUID) -> Operation:
    """The operation as it stands."""
    with context.acting(unit.system):
        return Operation.objects.get(id=operation)
