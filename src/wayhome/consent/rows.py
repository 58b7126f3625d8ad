"""What PostgreSQL enforces for consent: one agency's own, added and never changed."""

from wayhome.kernel.rows import ADD, Parent, Rows, own_rows

_CASE = Parent("case_id", "cases_case")
_COMPLAINT = Parent("complaint_id", "intake_complaint")


def _added(table: str, *parents: Parent, sealed: tuple[str, ...] = ()) -> Rows:
    """A table that only grows."""
    return Rows(
        table=table,
        append_only=True,
        sealed=sealed,
        rules=own_rows(*ADD),
        parents=parents,
    )


ROWS: tuple[Rows, ...] = (
    _added("consent_consent", _CASE, _COMPLAINT, sealed=("sealed_words",)),
    _added("consent_legal_basis", _CASE, _COMPLAINT, sealed=("sealed_words",)),
    _added(
        "consent_legal_basis_end",
        Parent("basis_id", "consent_legal_basis"),
        sealed=("sealed_reason",),
    ),
    _added(
        "consent_item",
        Parent("consent_id", "consent_consent"),
        Parent("basis_id", "consent_legal_basis"),
    ),
    _added("consent_withdrawal", _CASE, _COMPLAINT, sealed=("sealed_reason",)),
    _added("consent_safe_contact", _CASE, _COMPLAINT, sealed=("sealed_words",)),
)
