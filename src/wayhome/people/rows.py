"""What PostgreSQL enforces for persons: jobs register and propose, people of the agency judge.

Nobody can change what a complaint said of a person; only the cluster of a person and the state of
a pair move, and both follow from judgements, which can be added and never changed.
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
        table="people_person",
        rules=(
            *allow(DbRole.WEB, OWN, *READ),
            *allow(DbRole.JOBS, OWN, *ADD),
            *_may_set("cluster_id"),
        ),
        sealed=("sealed_identity",),
        parents=(Parent("cluster_id", "people_person"),),
    ),
    Rows(
        table="people_token",
        rules=(
            *allow(DbRole.WEB, OWN, *READ),
            *allow(DbRole.JOBS, OWN, *ADD, Command.DELETE),
        ),
        parents=(Parent("person_id", "people_person"),),
    ),
    Rows(
        table="people_pair",
        rules=(
            *allow(DbRole.WEB, OWN, *READ),
            *allow(DbRole.JOBS, OWN, *ADD),
            *_may_set("state"),
        ),
        parents=(Parent("left_id", "people_person"), Parent("right_id", "people_person")),
    ),
    Rows(
        table="people_judgement",
        rules=own_rows(*ADD),
        append_only=True,
        sealed=("sealed_reason",),
        parents=(Parent("pair_id", "people_pair"), Parent("retracts", "people_judgement")),
    ),
)
