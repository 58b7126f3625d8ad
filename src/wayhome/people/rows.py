"""What PostgreSQL enforces for persons: jobs register and propose, people of the agency judge.

Nobody can change what a complaint said of a person; only jobs empty it, when it is erased. Further
forms of the name stand beside it, added or withdrawn and never changed. The cluster of a person and the state of a pair follow from
judgements, which can be added and never changed. Scores, tokens and the order of piles follow from
the model and from what hangs on a pair; only jobs write them.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, READ, Command, Parent, Rows, Rule, allow, own_rows

_SCORE = ("weight", "probability", "comparisons", "scored_with", "turn_at", "turn_reasons")


def _may_set(column: str, *by_jobs: str) -> tuple[Rule, ...]:
    """Pages may change this one column of the agency's rows; jobs further ones too."""
    return (
        Rule(role=DbRole.WEB, command=Command.UPDATE, condition=OWN, columns=(column,)),
        Rule(role=DbRole.JOBS, command=Command.UPDATE, condition=OWN, columns=(column, *by_jobs)),
    )


ROWS = (
    Rows(
        table="people_person",
        rules=(
            *allow(DbRole.WEB, OWN, *READ),
            *allow(DbRole.JOBS, OWN, *ADD),
            *_may_set("cluster_id", "read_with", "sealed_identity"),
        ),
        sealed=("sealed_identity",),
        emptied=("sealed_identity",),
        parents=(Parent("cluster_id", "people_person"),),
    ),
    Rows(
        table="people_token",
        rules=(
            *allow(DbRole.MATCHING, OWN, *READ),
            # Jobs write tokens and remove a person's, without seeing which tokens anybody has.
            *allow(DbRole.JOBS, OWN, Command.INSERT, Command.DELETE),
            Rule(DbRole.JOBS, Command.SELECT, OWN, columns=("agency_id", "person_id")),
        ),
        parents=(Parent("person_id", "people_person"),),
    ),
    Rows(
        table="people_pair",
        rules=(
            *allow(DbRole.WEB, OWN, *READ),
            *allow(DbRole.JOBS, OWN, *ADD, Command.DELETE),
            *_may_set("state", *_SCORE),
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
    Rows(
        table="people_name_form",
        rules=(*allow(DbRole.WEB, OWN, *ADD), *allow(DbRole.JOBS, OWN, *READ)),
        append_only=True,
        sealed=("sealed_name",),
        parents=(Parent("person_id", "people_person"), Parent("withdraws", "people_name_form")),
    ),
)
