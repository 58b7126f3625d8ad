"""What PostgreSQL enforces for the audit: everyone may add, nobody may change.

Readers of public pages, whom nobody knows, may add one leaf only: that somebody wrote about an entry.
"""

from wayhome.audit.domain.tags import Tag
from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ANY_CONTEXT, OWN, Command, Rows, allow

_ROLES = (DbRole.WEB, DbRole.INTAKE, DbRole.JOBS)
_LETTER = (
    "(SELECT wayhome_scope()) = 'public' AND actor_id IS NULL"
    f" AND tag = '{Tag.RELEASE_REQUEST_SENT.value}'"
)

ROWS = (
    Rows(
        table="audit_leaf",
        append_only=True,
        rules=(
            *(rule for role in _ROLES for rule in allow(role, ANY_CONTEXT, Command.INSERT)),
            *allow(DbRole.PUBLIC, _LETTER, Command.INSERT),
            *allow(DbRole.WEB, OWN, Command.SELECT),
            # The sequencer reads ids and hashes of every agency's leaves.
            *allow(DbRole.JOBS, ANY_CONTEXT, Command.SELECT),
        ),
    ),
    Rows(
        table="audit_entry",
        agency=False,
        why_no_agency="The one sequence of all leaves: random ids and hashes.",
        append_only=True,
        rules=(
            *allow(DbRole.JOBS, ANY_CONTEXT, Command.SELECT, Command.INSERT),
            *allow(DbRole.WEB, ANY_CONTEXT, Command.SELECT),
        ),
    ),
    Rows(
        table="audit_checkpoint",
        agency=False,
        why_no_agency="Signed heads of the tree, made to be published.",
        append_only=True,
        rules=(
            *allow(DbRole.JOBS, ANY_CONTEXT, Command.SELECT, Command.INSERT),
            *allow(DbRole.WEB, ANY_CONTEXT, Command.SELECT),
            *allow(DbRole.INTAKE, ANY_CONTEXT, Command.SELECT),
        ),
    ),
)
