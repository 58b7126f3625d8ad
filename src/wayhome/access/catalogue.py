"""The catalogue check: whether the database is what the rules say, read from its own catalogue.

It runs before the service serves, in `wayhome doctor`, and in tests where each rule must find a
planted fault. It reads no row of any table, and leaves nothing behind.
"""

from collections.abc import Sequence

from django.db import connections
from django.db.backends.utils import CursorWrapper

from wayhome.access.checks.deviation import Deviation
from wayhome.access.checks.expected import expected_beside
from wayhome.access.checks.functions import check_functions
from wayhome.access.checks.keys import check_keys
from wayhome.access.checks.policies import check_policies
from wayhome.access.checks.privileges import check_privileges
from wayhome.access.checks.roles import check_roles
from wayhome.access.checks.tables import check_tables
from wayhome.kernel import rows
from wayhome.kernel.database import DbRole, atomic, running_as
from wayhome.kernel.rows import Rows

__all__ = ["Deviation", "check", "check_instance"]


def check(cursor: CursorWrapper, tables: Sequence[Rows]) -> list[Deviation]:
    """Every deviation of the database from the rules.

    `cursor` is the owner's (or a superuser's), inside a transaction.
    """
    found = [
        *check_roles(cursor),
        *check_tables(cursor, tables),
        *check_privileges(cursor, tables),
        *check_keys(cursor, tables),
    ]
    with expected_beside(cursor, tables):
        found += [*check_policies(cursor), *check_functions(cursor)]
    return sorted(found)


def check_instance() -> list[Deviation]:
    """Every deviation of this instance's own database."""
    owner = DbRole.OWNER
    with running_as(owner), atomic(), connections[owner].cursor() as cursor:
        return check(cursor, rows.declared())
