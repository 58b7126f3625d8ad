"""What PostgreSQL enforces for erasures: one agency's own; who proposed it never changes.

A notice is read by whoever it is for as well, who alone writes that the copy was erased.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, Command, Parent, Rows, Rule, allow, own_rows

_MOVES = ("state", "approved_at", "approved_by", "days_left", "counted_on", "ended_at", "ended_by")
_SUBJECT = (Parent("case_id", "cases_case"), Parent("complaint_id", "intake_complaint"))
_FOR_US = (
    "(receiver_agency_id = ANY ((SELECT wayhome_agencies())::uuid[])"
    " OR receiver_agency_id = ANY ((SELECT wayhome_lodgers())::uuid[]))"
)
_ERASURE = (Parent("erasure_id", "erasure_erasure"),)

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
        parents=_ERASURE,
    ),
    Rows(
        table="erasure_notice",
        rules=(
            *own_rows(*ADD),
            *allow(DbRole.WEB, _FOR_US, Command.SELECT),
            Rule(DbRole.WEB, Command.UPDATE, _FOR_US, ("copy_erased_at", "copy_erased_by")),
        ),
        parents=_ERASURE,
    ),
    Rows(
        table="erasure_telling",
        append_only=True,
        rules=own_rows(*ADD),
        parents=_ERASURE,
    ),
)
