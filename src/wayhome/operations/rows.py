"""What PostgreSQL enforces for operations: one agency's own, judgements added and never changed."""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, CHANGE, OWN, Command, Parent, Rows, Rule, allow, own_rows

_OPERATION = Parent("operation_id", "operations_operation")


_FOLLOWED = ("state", "freed_on", "complaint_id", "case_id")


def _may_change(*columns: str) -> tuple[Rule, ...]:
    """Pages and jobs may change these columns of their own rows."""
    return tuple(
        Rule(role=role, command=Command.UPDATE, condition=OWN, columns=columns)
        for role in (DbRole.WEB, DbRole.JOBS)
    )


def _added(table: str, *parents: Parent, sealed: tuple[str, ...] = ()) -> Rows:
    """A table that only grows."""
    return Rows(
        table=table,
        append_only=True,
        sealed=sealed,
        rules=own_rows(*ADD),
        parents=parents or (_OPERATION,),
    )


ROWS = (
    Rows(table="operations_operation", rules=own_rows(*CHANGE), sealed=("sealed_plan",)),
    Rows(
        table="operations_member",
        rules=own_rows(*ADD) + _may_change("left_at"),
        parents=(_OPERATION, Parent("user_id", "access_user")),
    ),
    Rows(
        table="operations_linked_case",
        rules=own_rows(*ADD) + _may_change("unlinked_at"),
        parents=(_OPERATION, Parent("case_id", "cases_case")),
    ),
    Rows(
        table="operations_site",
        rules=own_rows(*ADD),
        parents=(_OPERATION, Parent("place_id", "sites_place")),
    ),
    Rows(
        table="operations_person",
        rules=(
            *own_rows(*ADD),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=_FOLLOWED),
            # Jobs empty the name when the case of the person is erased.
            Rule(DbRole.JOBS, Command.UPDATE, OWN, columns=(*_FOLLOWED, "sealed_name")),
        ),
        sealed=("sealed_name",),
        emptied=("sealed_name",),
        parents=(
            _OPERATION,
            Parent("case_id", "cases_case"),
            Parent("complaint_id", "intake_complaint"),
        ),
    ),
    _added("operations_event"),
    _added("operations_result", sealed=("sealed_words",)),
    _added("operations_evidence", sealed=("sealed_words", "sealed_file", "sealed_file_name")),
    _added(
        "operations_custody",
        Parent("evidence_id", "operations_evidence"),
        sealed=("sealed_words",),
    ),
    _added("operations_source", sealed=("sealed_identity",)),
    Rows(
        table="operations_circle_key",
        # Pages alone: no job ever needs to know who knows a source.
        rules=allow(DbRole.WEB, OWN, Command.SELECT, Command.INSERT, Command.DELETE),
        sealed=("sealed_key",),
        parents=(
            Parent("source_id", "operations_source"),
            Parent("user_id", "access_user"),
        ),
    ),
)
