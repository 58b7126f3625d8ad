"""The history of pairs of places in words."""

from collections.abc import Iterable

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged
from wayhome.sites.domain.verdicts import Verdict
from wayhome.web.casework.judging import HistoryLine, history_line


def history_lines(actor: Actor, history: Iterable[Judged[Verdict]]) -> list[HistoryLine]:
    """The history with names of colleagues, newest first."""
    people, may_judge = office(actor), can(actor, Permission.SITE_JUDGE)
    return [history_line(each, people, may_undo=may_judge) for each in history]
