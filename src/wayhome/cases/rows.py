"""What PostgreSQL enforces for casework: one agency's own, judgements added and never changed."""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, CHANGE, OWN, Command, Parent, Rows, Rule, own_rows

_CASE = Parent("case_id", "cases_case")


def _added(table: str, *parents: Parent, sealed: tuple[str, ...] = ()) -> Rows:
    """A table that only grows."""
    return Rows(
        table=table,
        append_only=True,
        sealed=sealed,
        rules=own_rows(*ADD),
        parents=parents,
    )


def _may_change(*columns: str) -> tuple[Rule, ...]:
    """Pages and jobs may change these columns of their own rows."""
    return tuple(
        Rule(role=role, command=Command.UPDATE, condition=OWN, columns=columns)
        for role in (DbRole.WEB, DbRole.JOBS)
    )


ROWS = (
    Rows(
        table="cases_case",
        rules=own_rows(*CHANGE),
        parents=(Parent("assignee_id", "access_user"), Parent("team_id", "access_team")),
    ),
    Rows(
        table="cases_case_complaint",
        rules=own_rows(*ADD) + _may_change("detached_at"),
        parents=(_CASE,),
    ),
    _added("cases_step", _CASE),
    _added("cases_triage", _CASE),
    _added("cases_assessment", _CASE, sealed=("sealed_notes",)),
    _added("cases_profile_answers", _CASE),
    _added(
        "cases_finding",
        _CASE,
        Parent("assessment_id", "cases_assessment"),
        sealed=("sealed_reasons",),
    ),
    _added("cases_danger_triage", _CASE),
    _added("cases_danger_move", _CASE),
    _added("cases_danger_breach", _CASE),
    _added("cases_danger_telling", _CASE, Parent("user_id", "access_user")),
    _added(
        "cases_decision",
        _CASE,
        Parent("assessment_id", "cases_assessment"),
        sealed=("sealed_reasons",),
    ),
    _added("cases_reopening", _CASE, sealed=("sealed_words",)),
    _added("cases_note", _CASE, sealed=("sealed_text",)),
)
