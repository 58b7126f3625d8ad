"""What PostgreSQL enforces for the record.

Sources are public, so all staff read them; the agency that added one writes about it, and nobody
changes what was kept.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import OWN, Command, Parent, Rows, Rule, allow

_STAFF = "(SELECT wayhome_scope()) IN ('staff', 'system')"


def _kept(table: str, *parents: Parent) -> Rows:
    """A table that staff may read, the own agency may add to, and nobody may change."""
    rules = (
        *(
            rule
            for role in (DbRole.WEB, DbRole.JOBS)
            for rule in allow(role, _STAFF, Command.SELECT)
        ),
        *(rule for role in (DbRole.WEB, DbRole.JOBS) for rule in allow(role, OWN, Command.INSERT)),
    )
    return Rows(table=table, rules=rules, append_only=True, parents=parents)


ROWS = (
    _kept("record_source"),
    _kept("record_text_version", Parent("source_id", "record_source")),
    _kept("record_proposal", Parent("text_version_id", "record_text_version")),
    _kept("record_decision", Parent("proposal_id", "record_proposal")),
    _kept("record_passage", Parent("text_version_id", "record_text_version")),
    Rows(
        table="record_claimed_figure",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("withdrawn_by", "withdrawn_at")),
        ),
        parents=(Parent("passage_id", "record_passage"),),
    ),
    Rows(
        table="record_fact",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            Rule(
                DbRole.WEB,
                Command.UPDATE,
                OWN,
                columns=(
                    "confirmed_by",
                    "confirmed_at",
                    "withdrawn_by",
                    "withdrawn_at",
                    "withdrawn_why",
                ),
            ),
        ),
        parents=(
            Parent("passage_id", "record_passage"),
            Parent("proposal_id", "record_proposal"),
        ),
    ),
)
