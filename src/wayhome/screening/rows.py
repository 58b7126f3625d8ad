"""What PostgreSQL enforces for screening: lists in the open, names and hits under seal.

Lists are public facts, so all staff of the instance read them; only the system of the agency that
keeps a list adds to it, and all that can change of an entry is the version it stood until.
Screenings, hits and reviews are the agency's own; of these only the state of a hit moves.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, READ, Command, Parent, Rows, Rule, allow

_STAFF = "(SELECT wayhome_scope()) IN ('staff', 'system')"


def _open(*commands: Command) -> tuple[Rule, ...]:
    """Staff and jobs read; the system of the keeping agency may do these commands besides."""
    readers = (rule for role in (DbRole.WEB, DbRole.JOBS) for rule in allow(role, _STAFF, *READ))
    return (*readers, *allow(DbRole.JOBS, OWN, *commands))


def _may_set(role: DbRole, column: str) -> Rule:
    """The role may change this one column of the agency's rows."""
    return Rule(role=role, command=Command.UPDATE, condition=OWN, columns=(column,))


ROWS = (
    Rows(
        table="screening_list",
        rules=_open(Command.INSERT),
        append_only=True,
        # The code is public, and so is that the list is kept here.
        unique_across=("code",),
    ),
    Rows(
        table="screening_version",
        rules=_open(Command.INSERT),
        append_only=True,
        parents=(Parent("list_id", "screening_list"),),
    ),
    Rows(
        table="screening_entry",
        rules=(*_open(Command.INSERT), _may_set(DbRole.JOBS, "until_number")),
        parents=(Parent("list_id", "screening_list"),),
    ),
    Rows(
        table="screening_token",
        rules=_open(Command.INSERT, Command.DELETE),
        parents=(Parent("entry_id", "screening_entry"),),
    ),
    Rows(
        table="screening_screening",
        rules=allow(DbRole.WEB, OWN, *ADD),
        append_only=True,
        sealed=("sealed_name",),
        parents=(Parent("follows", "screening_screening"),),
    ),
    Rows(
        table="screening_hit",
        rules=(*allow(DbRole.WEB, OWN, *ADD), _may_set(DbRole.WEB, "state")),
        sealed=("sealed_found",),
        parents=(Parent("screening_id", "screening_screening"),),
    ),
    Rows(
        table="screening_review",
        rules=allow(DbRole.WEB, OWN, *ADD),
        append_only=True,
        sealed=("sealed_reason",),
        parents=(Parent("hit_id", "screening_hit"), Parent("takes_back", "screening_review")),
    ),
)
