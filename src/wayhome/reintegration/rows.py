"""What PostgreSQL enforces for reintegration: one agency's own; histories grow and never change."""

from wayhome.kernel.rows import ADD, CHANGE, Parent, Rows, own_rows

_CASE = Parent("case_id", "cases_case")

ROWS: tuple[Rows, ...] = (
    Rows(table="reintegration_return", rules=own_rows(*CHANGE), parents=(_CASE,)),
    Rows(
        table="reintegration_return_entry",
        rules=own_rows(*ADD),
        append_only=True,
        sealed=("sealed_words",),
        parents=(Parent("returning_id", "reintegration_return"),),
    ),
    Rows(table="reintegration_following", rules=own_rows(*CHANGE), parents=(_CASE,)),
    Rows(
        table="reintegration_follow_up",
        rules=own_rows(*CHANGE),
        parents=(Parent("following_id", "reintegration_following"),),
    ),
    Rows(
        table="reintegration_following_entry",
        rules=own_rows(*ADD),
        append_only=True,
        sealed=("sealed_words",),
        parents=(
            Parent("following_id", "reintegration_following"),
            Parent("follow_up_id", "reintegration_follow_up"),
            Parent("linked_case_id", "cases_case"),
        ),
    ),
)
