"""What PostgreSQL enforces for insight: a partner reads the reports made for it, nothing more."""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, Command, Parent, Rows, allow, own_rows

_PARTNERS = "partner_agency_id = ANY ((SELECT wayhome_lodgers())::uuid[])"

ROWS = (
    Rows(
        table="insight_progress_report",
        append_only=True,
        rules=(*own_rows(*ADD), *allow(DbRole.WEB, _PARTNERS, Command.SELECT)),
        parents=(Parent("agreement_id", "cooperation_agreement"),),
    ),
)
