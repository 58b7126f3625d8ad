"""What PostgreSQL enforces for erasures: one agency's own; who proposed it never changes."""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, Command, Parent, Rows, Rule, own_rows

_MOVES = ("state", "approved_at", "approved_by", "days_left", "counted_on", "ended_at", "ended_by")
_SUBJECT = (Parent("case_id", "cases_case"), Parent("complaint_id", "intake_complaint"))

ROWS: tuple[Rows, ...] = (
    Rows(
        table="erasure_erasure",
        rules=(
            *own_rows(*ADD),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=_MOVES),
            Rule(DbRole.JOBS, Command.UPDATE, OWN, columns=(*_MOVES, "begun_at")),
        ),
        sealed=("sealed_reason",),
        parents=_SUBJECT,
    ),
    Rows(
        table="erasure_legal_hold",
        rules=(
            *own_rows(*ADD),
            Rule(
                DbRole.WEB,
                Command.UPDATE,
                OWN,
                columns=("agreed_at", "agreed_by", "lifted_at", "lifted_by"),
            ),
        ),
        parents=_SUBJECT,
    ),
    Rows(
        table="erasure_part",
        append_only=True,
        rules=own_rows(*ADD),
        parents=(Parent("erasure_id", "erasure_erasure"),),
    ),
)
