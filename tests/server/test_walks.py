"""The two cases of the demo that are in every room: played alone, and looked at."""

import pytest

from wayhome.care.domain.referrals import ReferralState
from wayhome.care.models import Referral
from wayhome.cases.domain.danger.workflow import DangerState
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import clock, context
from wayhome.reintegration.queries.followings import followings_of
from wayhome.server.demo.casework import Work
from wayhome.server.demo.history import NOW, history
from wayhome.server.demo.stage import set_stage
from wayhome.server.demo.walks.caring import agree_on_referrals
from wayhome.server.demo.walks.plot import IN_THE_MIDDLE, WHOLE_WAY, walks
from wayhome.workplan.queries.tasks_of_case import waiting_count

_NUMBERS = (WHOLE_WAY, IN_THE_MIDDLE)


@pytest.fixture
def work(database: str) -> Work:
    """The two walks, played from the lodging to the end of the history."""
    plan = tuple(each for each in history() if each.number in _NUMBERS)
    with clock.at(plan[0].lodged_at):
        work = Work(set_stage())
        agree_on_referrals(work.stage)
    deeds = sorted([*work.deeds(plan), *walks(work, plan)], key=lambda each: each[0])
    for moment, deed in deeds:
        assert moment <= NOW
        with clock.at(moment):
            deed()
    return work


def test_both_walks_come_as_far_as_they_should(work: Work) -> None:
    supervisor = work.stage.actors["vanna"]
    home, middle = list(work.cases.values())
    with clock.at(NOW), context.acting(supervisor) as by:
        pages = case_page(by, home), case_page(by, middle)
        following = followings_of(by, home)[0]
        waiting = [waiting_count(by, each) for each in (home, middle)]
        states = set(Referral.objects.values_list("state", flat=True))

    assert [page.row.stage for page in pages] == [Milestone.RETURNED, Milestone.VERIFIED]
    assert [len(page.findings) for page in pages] == [1, 1]
    assert [row.done_on is not None for row in following.follow_ups][:3] == [True, True, False]
    assert following.next_due is not None
    assert following.next_due.due_on < NOW.date()
    assert all(page.row.danger is DangerState.SAFE for page in pages)
    assert all(waiting)
    assert states == {ReferralState.DONE, ReferralState.SENT}
