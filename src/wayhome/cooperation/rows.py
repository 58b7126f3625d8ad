"""What PostgreSQL enforces for cooperation.

A partner reads its own agreements, and no disclosure can stand without an agreement in force.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import OWN, Command, Parent, Rows, Rule, allow, local_day_of, own_rows

PARTNERS = "partner_agency_id = ANY ((SELECT wayhome_lodgers())::uuid[])"
"""The row is for the partner's own agency."""

_PARTNERS_STAFF = (
    "partner_agency_id = ANY ((SELECT wayhome_agencies())::uuid[]) AND purpose = 'protection'"
)
"""The row lets staff of the partner receive referrals: they read it, for what it opens to them."""

_IN_FORCE = (
    "EXISTS (SELECT 1 FROM cooperation_agreement agreement"  # noqa: S608  # constants
    " WHERE agreement.id = agreement_id AND agreement.ended_at IS NULL"
    " AND agreement.partner_agency_id = cooperation_disclosure.partner_agency_id"
    f" AND {local_day_of('made_at')} BETWEEN agreement.starts_on AND agreement.ends_on)"
)

ROWS = (
    Rows(
        table="cooperation_agreement",
        rules=(
            *own_rows(Command.SELECT, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("ended_at", "ended_by")),
            *allow(DbRole.WEB, PARTNERS, Command.SELECT),
            *allow(DbRole.WEB, _PARTNERS_STAFF, Command.SELECT),
        ),
    ),
    Rows(
        table="cooperation_disclosure",
        append_only=True,
        rules=(
            *own_rows(Command.SELECT),
            *allow(DbRole.WEB, f"{OWN} AND {_IN_FORCE}", Command.INSERT),
            *allow(DbRole.JOBS, f"{OWN} AND {_IN_FORCE}", Command.INSERT),
            *allow(DbRole.WEB, PARTNERS, Command.SELECT),
        ),
        parents=(Parent("agreement_id", "cooperation_agreement"),),
    ),
)
