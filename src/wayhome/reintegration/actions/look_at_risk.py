"""Look at the risks of returning; a supervisor approves where they are high."""

from collections.abc import Mapping

from wayhome.access.domain.permissions import Permission
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.reintegration.actions.step import Told, lock_return, write_step
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.returning import ReturnEvent
from wayhome.reintegration.domain.risks import Answer, ReturnRisk, risk_check, weigh


class RiskNotHigh(Exception):
    """Only a high risk waits for a supervisor."""


class OwnCheck(Exception):
    """Whoever looked at the risks does not approve too."""


class ReasonMissing(Exception):
    """An approval, or a refusal of one, says why."""


class CheckOutdated(Exception):
    """The questions have a new version; the answers were given to an earlier one."""


def check_risk(
    *,
    writing: Writing,
    version: str,
    answers: Mapping[str, Answer],
    words: str = "",
    by: Actor,
) -> ReturnRisk:
    """Record the answers and return what they recommend. An earlier approval ends with it.

    Raises AnswersIncomplete, CheckOutdated and what `lock_return` raises.
    """
    check = risk_check()
    if version != check.version:
        raise CheckOutdated
    risk = weigh(check, answers)
    with atomic():
        held = lock_return(writing, ReturnEvent.CHECK_RISK, by=by)
        if held is None:
            return risk
        details = {"version": version, "answers": dict(answers), "risk": risk}
        columns = {"risk": risk, "risk_checked_by": by.user, "is_approved": None}
        write_step(held, Told(None, columns, details, {"note": words}), by=by)
    return risk


def decide_high_risk(*, writing: Writing, is_approved: bool, reason: str, by: Actor) -> None:
    """Approve a return at high risk, or not, as a supervisor who did not do the check.

    Raises ReasonMissing, RiskNotHigh, OwnCheck and what `lock_return` raises.
    """
    if not reason.strip():
        raise ReasonMissing
    event = ReturnEvent.APPROVE if is_approved else ReturnEvent.DECLINE
    with atomic():
        held = lock_return(writing, event, by=by, needs=Permission.CASE_CLOSE)
        if held is None:
            return
        if held.row.risk != ReturnRisk.HIGH:
            raise RiskNotHigh
        if held.row.risk_checked_by == by.user:
            raise OwnCheck
        told = Told(columns={"is_approved": is_approved}, words={"reason": reason})
        write_step(held, told, by=by)
