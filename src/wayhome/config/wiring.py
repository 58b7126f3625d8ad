"""Where rooms meet: every table's row rules and every subscription to an event."""

from wayhome.access.rows import ROWS as ACCESS
from wayhome.audit.rows import ROWS as AUDIT
from wayhome.cases.rows import ROWS as CASES
from wayhome.cooperation.rows import ROWS as COOPERATION
from wayhome.insight.rows import ROWS as INSIGHT
from wayhome.kernel.rows import Rows
from wayhome.people.rows import ROWS as PEOPLE

ROWS: tuple[Rows, ...] = (*AUDIT, *ACCESS, *PEOPLE, *CASES, *COOPERATION, *INSIGHT)


def connect() -> None:
    """Subscribe upper rooms to the events of lower ones; called once when Django is ready."""
