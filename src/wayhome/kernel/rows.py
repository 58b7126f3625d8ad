"""What PostgreSQL itself enforces, written down as data.

Each app lists its tables in `rows.py`: which column holds the agency, who may do what to which
rows, which columns take sealed bytes only, which tables are append-only, and which parents a row
must share its agency with. `wayhome migrate` makes the database so, and the catalogue check proves
that it is so. Conditions are SQL over the signed context (`wayhome_agencies()` and its kin).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.conf import settings
from django.utils.module_loading import import_string

from wayhome.kernel.database import DbRole

OWN = "agency_id = ANY ((SELECT wayhome_agencies())::uuid[])"
"""The row belongs to an agency of the signed context (staff and jobs; never a partner)."""

LODGED = "lodger_agency_id = ANY ((SELECT wayhome_lodgers())::uuid[])"
"""The row is about something that the partner's own agency lodged."""

ANY_CONTEXT = "(SELECT wayhome_scope()) IS NOT NULL"
"""Any signed context will do: the row holds nothing confidential."""

EVERYONE = "true"
"""No context is needed: the row is public or describes the instance itself."""


def subject_is(column: str) -> str:
    """The row is about the one thing that the signed context was issued for."""
    return f"{column} = (SELECT wayhome_subject())"


def local_day_of(moment: str) -> str:
    """The calendar day of the office at a moment, as `kernel.clock.local_day` counts it."""
    zone = settings.TIME_ZONE.replace("'", "''")
    return f"({moment} AT TIME ZONE '{zone}')::date"


class Command(StrEnum):
    """What can be done to a row."""

    SELECT = "SELECT"
    INSERT = "INSERT"
    UPDATE = "UPDATE"
    DELETE = "DELETE"


@dataclass(frozen=True, slots=True)
class Rule:
    """A database role may do a command to the rows that meet a condition.

    `columns` narrows SELECT and UPDATE to some columns; empty means all. UPDATE rules of one role
    may name different columns under different conditions (see `Guard`); SELECT rules may not.
    """

    role: DbRole
    command: Command
    condition: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """`role` may change `columns` only in rows that meet one of `conditions`.

    PostgreSQL grants columns to a role, and adds up what several rules grant. Where rules of one
    role name different columns under different conditions, a trigger keeps them apart.
    """

    role: DbRole
    columns: tuple[str, ...]
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parent:
    """`column` points at `table`, and both rows must have the same agency."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything PostgreSQL enforces for one table beyond Django's own constraints.

    `agency` is False only for tables without one (accounts' plumbing); such a table says why.
    `unique_across` names columns that are unique over all agencies on purpose: their values are
    random or hashed, so that a refusal tells a stranger nothing. `loose` names columns that an
    append-only table still lets a rule change: what is known of the row, never what it holds.
    `emptied` names columns that no role may write anew: whoever may change them may only empty them.
    """

    table: str
    rules: tuple[Rule, ...]
    agency: bool = True
    why_no_agency: str = ""
    sealed: tuple[str, ...] = ()
    append_only: bool = False
    loose: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    parents: tuple[Parent, ...] = field(default_factory=tuple)
    unique_across: tuple[str, ...] = ()

    @property
    def guards(self) -> tuple[Guard, ...]:
        """What row-level security and grants together would still let through, role by role."""
        return tuple(guard for role in DbRole for guard in _guards(self, role))

    @property
    def is_guarded(self) -> bool:
        """Whether a trigger keeps what policies and grants cannot."""
        return bool(self.guards or self.emptied)


def _guards(rows: Rows, role: DbRole) -> Iterator[Guard]:
    """Columns that not every UPDATE rule of the role grants, by the conditions that do."""
    rules = [r for r in rows.rules if (r.role, r.command) == (role, Command.UPDATE)]
    if len({bool(rule.columns) for rule in rules}) > 1:
        raise ValueError(f"{rows.table}: an UPDATE rule beside a narrower one must name columns.")
    granted: dict[tuple[str, ...], list[str]] = {}
    for column in sorted({column for rule in rules for column in rule.columns}):
        conditions = tuple(sorted({rule.condition for rule in rules if column in rule.columns}))
        granted.setdefault(conditions, []).append(column)
    every = len({rule.condition for rule in rules})
    for conditions, columns in granted.items():
        if len(conditions) < every:
            yield Guard(role=role, columns=tuple(columns), conditions=conditions)


def allow(role: DbRole, condition: str, *commands: Command) -> tuple[Rule, ...]:
    """One rule for each command, all under the same condition."""
    return tuple(Rule(role=role, command=command, condition=condition) for command in commands)


READ = (Command.SELECT,)
ADD = (Command.SELECT, Command.INSERT)
CHANGE = (Command.SELECT, Command.INSERT, Command.UPDATE)
ALL = (Command.SELECT, Command.INSERT, Command.UPDATE, Command.DELETE)


def own_rows(*commands: Command) -> tuple[Rule, ...]:
    """Staff pages and jobs may do these commands to rows of the agencies in their context."""
    return allow(DbRole.WEB, OWN, *commands) + allow(DbRole.JOBS, OWN, *commands)


def declared() -> tuple[Rows, ...]:
    """The row rules of every room, as the settings name them."""
    rows: tuple[Rows, ...] = import_string(settings.ROW_RULES)
    return rows
