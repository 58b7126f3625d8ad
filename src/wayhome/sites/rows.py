"""What PostgreSQL enforces for sites: jobs find and propose, staff of the agency describe and judge.

Nobody can change what was told of a place; only the site of a place and the state of a pair move,
and both follow from judgements, which can be added and never changed. Tokens are read by the
role that finds candidates, and by nobody else.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, READ, Command, Parent, Rows, Rule, allow, own_rows


def _may_set(column: str) -> tuple[Rule, ...]:
    """Pages and jobs may change this one column of the agency's rows."""
    return tuple(
        Rule(role=role, command=Command.UPDATE, condition=OWN, columns=(column,))
        for role in (DbRole.WEB, DbRole.JOBS)
    )


ROWS = (
    Rows(
        table="sites_place",
        rules=(
            *own_rows(*ADD),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("site_id",)),
            # Jobs empty what was told when it is erased.
            Rule(DbRole.JOBS, Command.UPDATE, OWN, columns=("site_id", "sealed_told")),
        ),
        sealed=("sealed_told",),
        emptied=("sealed_told",),
        parents=(Parent("site_id", "sites_place"),),
    ),
    Rows(
        table="sites_token",
        rules=(
            *allow(DbRole.MATCHING, OWN, *READ),
            # Jobs write tokens and remove a place's, without seeing which tokens any place has.
            *allow(DbRole.JOBS, OWN, Command.INSERT, Command.DELETE),
            Rule(DbRole.JOBS, Command.SELECT, OWN, columns=("agency_id", "place_id")),
        ),
        parents=(Parent("place_id", "sites_place"),),
    ),
    Rows(
        table="sites_pair",
        rules=(
            *own_rows(*ADD),
            *_may_set("state"),
            *allow(DbRole.JOBS, OWN, Command.DELETE),
        ),
        parents=(Parent("left_id", "sites_place"), Parent("right_id", "sites_place")),
    ),
    Rows(
        table="sites_judgement",
        rules=own_rows(*ADD),
        append_only=True,
        sealed=("sealed_reason",),
        parents=(Parent("pair_id", "sites_pair"), Parent("retracts", "sites_judgement")),
    ),
)
