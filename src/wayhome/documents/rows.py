"""What PostgreSQL enforces for papers: versions and hand-overs are added and never changed."""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, Command, Parent, Rows, Rule, own_rows

ROWS: tuple[Rows, ...] = (
    Rows(
        table="documents_paper",
        rules=(
            *own_rows(*ADD),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("state",)),
        ),
        parents=(Parent("case_id", "cases_case"),),
    ),
    Rows(
        table="documents_version",
        rules=own_rows(*ADD),
        append_only=True,
        sealed=("sealed_name", "sealed_content"),
        parents=(Parent("paper_id", "documents_paper"),),
    ),
    Rows(
        table="documents_handover",
        rules=own_rows(*ADD),
        append_only=True,
        parents=(Parent("version_id", "documents_version"),),
    ),
)
