"""Two people agree to erase what they saw: what was taken up again since needs them anew."""

from uuid import UUID

import pytest

from tests.cases.ground import NEWS
from tests.casework.ground import browser
from tests.erasure import aside as alone
from tests.erasure import ground as whole
from tests.erasure.aside import Aside, aside
from tests.erasure.ground import Told, second_supervisor, seen, shut, told
from wayhome.audit.domain.tags import Tag
from wayhome.audit.models import Leaf
from wayhome.cases.actions.close import reopen
from wayhome.cases.actions.open_case import open_case
from wayhome.cases.actions.set_aside import restore, set_aside
from wayhome.cases.domain.triage import SetAsideReason
from wayhome.erasure.domain.workflow import ErasureState
from wayhome.erasure.models import Erasure
from wayhome.kernel import context
from wayhome.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")


def state_of(by: Actor, erasure: UUID) -> ErasureState:
    """Where an erasure stands."""
    with context.acting(by):
        return ErasureState(Erasure.objects.get(id=erasure).state)


def worked_on_again(at: Told) -> None:
    """The case opened for news, and closed anew."""
    with context.acting(at.unit.supervisor) as by:
        reopen(case=at.case, why=NEWS, by=by)
    shut(at.unit, at.case)


def set_aside_again(at: Aside) -> None:
    """The complaint looked at once more, and set aside for another reason."""
    with context.acting(at.unit.intake) as by:
        restore(complaint=at.complaint, by=by)
        set_aside(complaint=at.complaint, reason=SetAsideReason.NO_CONTENT, by=by)


def test_case_that_was_closed_anew_is_agreed_to_anew() -> None:
    at = told()
    erasure = whole.approved(at)
    whole.waited(at)
    worked_on_again(at)

    assert whole.carried_out(at, erasure) == 0
    assert state_of(at.unit.system, erasure) is ErasureState.CALLED_OFF
    page = browser(at.second).get(f"/desk/cases/{at.case}/erasure/").content
    assert b"Called off" in page
    assert b"Propose to erase this case" in page
    with context.acting(at.unit.system):
        assert Leaf.objects.filter(tag=Tag.ERASURE_CASE_CALLED_OFF).count() == 1


def test_worker_sees_within_the_hour_that_a_case_was_closed_anew() -> None:
    at = told()
    erasure = whole.approved(at)
    worked_on_again(at)

    seen(at)

    assert state_of(at.unit.system, erasure) is ErasureState.CALLED_OFF


def test_case_that_is_open_again_keeps_what_two_people_agreed_to_waiting() -> None:
    at = told()
    erasure = whole.approved(at)
    with context.acting(at.unit.supervisor) as by:
        reopen(case=at.case, why=NEWS, by=by)
    whole.waited(at)

    assert whole.carried_out(at, erasure) == 0
    assert state_of(at.unit.system, erasure) is ErasureState.WAITING


def test_complaint_that_was_set_aside_anew_is_agreed_to_anew() -> None:
    at = aside()
    erasure = alone.approved(at)
    alone.waited(at)
    set_aside_again(at)

    assert alone.carried_out(at, erasure) == 0
    assert state_of(at.unit.system, erasure) is ErasureState.CALLED_OFF


def test_complaint_that_went_with_a_case_waits_no_longer() -> None:
    at = aside()
    erasure = alone.approved(at)
    with context.acting(at.unit.intake) as by:
        case = open_case(complaint_ids=[at.complaint], by=by).case
    shut(at.unit, case)

    of_case = whole.erased(Told(at.unit, second_supervisor(at.unit), case, at.complaint))
    alone.waited(at)

    assert alone.carried_out(at, erasure) == 0
    assert state_of(at.unit.system, of_case) is ErasureState.DONE
    assert state_of(at.unit.system, erasure) is ErasureState.CALLED_OFF
    waiting = browser(at.unit.supervisor).get("/desk/erasures/?pile=waiting").content
    assert str(at.complaint).encode() not in waiting
