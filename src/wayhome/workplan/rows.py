"""What PostgreSQL enforces for the workplan: one agency's own, histories added and never changed."""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import (
    ADD,
    CHANGE,
    OWN,
    Command,
    Parent,
    Rows,
    Rule,
    allow,
    own_rows,
)

_CASE = Parent("case_id", "cases_case")
_TASK = Parent("task_id", "workplan_task")
_SIGN_IN = "(SELECT wayhome_scope()) = 'signin'"
_MINE = f"user_id = (SELECT wayhome_user()) AND {OWN}"


def _may_change(*columns: str) -> tuple[Rule, ...]:
    """Pages and jobs may change these columns of their own rows."""
    return tuple(
        Rule(role=role, command=Command.UPDATE, condition=OWN, columns=columns)
        for role in (DbRole.WEB, DbRole.JOBS)
    )


ROWS = (
    Rows(
        table="workplan_plan",
        rules=own_rows(*ADD) + _may_change("undone_at"),
        parents=(_CASE,),
    ),
    Rows(
        table="workplan_task",
        rules=own_rows(*CHANGE),
        sealed=("sealed_title", "sealed_note"),
        parents=(
            _CASE,
            Parent("plan_id", "workplan_plan"),
            Parent("assignee_id", "access_user"),
            Parent("team_id", "access_team"),
        ),
    ),
    Rows(table="workplan_task_line", append_only=True, rules=own_rows(*ADD), parents=(_TASK,)),
    Rows(
        table="workplan_reminder",
        rules=(
            *allow(DbRole.WEB, _MINE, Command.SELECT),
            Rule(DbRole.WEB, Command.UPDATE, _MINE, columns=("seen_at",)),
            *allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT, Command.DELETE),
        ),
        parents=(_TASK, Parent("user_id", "access_user")),
    ),
    Rows(
        table="workplan_calendar_feed",
        rules=(
            # A calendar program has no session: the row is found by its digest before anybody is
            # known.
            *allow(DbRole.WEB, f"{_MINE} OR {_SIGN_IN}", Command.SELECT),
            *allow(DbRole.WEB, _MINE, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, _MINE, columns=("revoked_at",)),
        ),
        parents=(Parent("user_id", "access_user"),),
        unique_across=("digest",),
    ),
    Rows(table="workplan_mail_choice", append_only=True, rules=own_rows(*ADD)),
    Rows(
        table="workplan_reminder_mail",
        append_only=True,
        rules=allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT),
        parents=(Parent("user_id", "access_user"),),
    ),
    Rows(table="workplan_template_version", append_only=True, rules=own_rows(*ADD)),
    Rows(
        table="workplan_handover",
        rules=own_rows(*ADD) + _may_change("undone_at", "undone_by"),
        parents=(
            Parent("from_user", "access_user"),
            Parent("to_user", "access_user"),
            Parent("to_team", "access_team"),
        ),
    ),
)
