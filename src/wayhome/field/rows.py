"""What PostgreSQL enforces for field work: own rows, edits and settlements added and never altered."""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, Command, Parent, Rows, Rule, own_rows


def _may_change(*columns: str) -> tuple[Rule, ...]:
    """Pages and jobs may change these columns of their own rows."""
    return tuple(
        Rule(role=role, command=Command.UPDATE, condition=OWN, columns=columns)
        for role in (DbRole.WEB, DbRole.JOBS)
    )


ROWS = (
    Rows(
        table="field_taking",
        sealed=("sealed_half", "sealed_private"),
        rules=own_rows(*ADD) + _may_change("ended_at", "ended_because", "ended_by", "sealed_half"),
        parents=(Parent("user_id", "access_user"),),
    ),
    Rows(
        table="field_taken_case",
        append_only=True,
        rules=own_rows(*ADD),
        parents=(Parent("taking_id", "field_taking"), Parent("case_id", "cases_case")),
    ),
    Rows(
        table="field_edit",
        append_only=True,
        sealed=("sealed_text",),
        # Where an edit stands may change; what it says never.
        loose=("state", "why", "office"),
        rules=own_rows(*ADD) + _may_change("state", "why", "office"),
        parents=(Parent("taking_id", "field_taking"), Parent("case_id", "cases_case")),
    ),
    Rows(
        table="field_settlement",
        append_only=True,
        rules=own_rows(*ADD),
        parents=(Parent("edit_id", "field_edit"),),
    ),
)
