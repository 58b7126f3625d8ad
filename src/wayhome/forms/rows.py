"""What PostgreSQL enforces for forms: versions and answers are added and never changed."""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, Command, Parent, Rows, Rule, own_rows

ROWS: tuple[Rows, ...] = (
    Rows(
        table="forms_form",
        rules=(
            *own_rows(*ADD),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("title",)),
        ),
    ),
    Rows(
        table="forms_version",
        rules=(
            *own_rows(*ADD),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("state",)),
        ),
        parents=(Parent("form_id", "forms_form"),),
    ),
    Rows(
        table="forms_submission",
        rules=(
            *own_rows(*ADD),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("number",)),
        ),
        parents=(Parent("case_id", "cases_case"), Parent("form_id", "forms_form")),
    ),
    Rows(
        table="forms_revision",
        rules=own_rows(*ADD),
        append_only=True,
        parents=(
            Parent("submission_id", "forms_submission"),
            Parent("version_id", "forms_version"),
        ),
    ),
    Rows(
        table="forms_part",
        rules=own_rows(*ADD),
        append_only=True,
        sealed=("sealed_answers",),
        parents=(Parent("revision_id", "forms_revision"),),
    ),
    Rows(
        table="forms_answer_token",
        rules=own_rows(*ADD, Command.DELETE),
        parents=(Parent("revision_id", "forms_revision"),),
    ),
)
