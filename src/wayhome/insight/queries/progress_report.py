"""The progress report of an agency for any period."""

from dataclasses import replace

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.insight.domain.report import Report
from wayhome.insight.domain.staff_report import staff_report
from wayhome.insight.queries.count import count
from wayhome.insight.queries.happened import happened, times
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period


def progress_report(actor: Actor, period: Period) -> Report:
    """Every figure of the actor's own agency. Raises NotFound, for partners too."""
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    later = {code: times(told) for code, told in happened(actor, period).items()}
    return staff_report(replace(count(actor, period), happened=later))
