"""What PostgreSQL enforces for justice: staff of the agency add, and what was noted stays.

Only where a proceeding or a claim stands and the pile of a link can be changed; all three follow from
lines that can be added and never changed. Tokens are read by the role that finds candidates alone.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, READ, Command, Parent, Rows, Rule, allow, own_rows

_CASE = Parent("case_id", "cases_case")
_ALLEGED = Parent("alleged_id", "justice_alleged_person")


def _added(table: str, *parents: Parent, sealed: tuple[str, ...] = ()) -> Rows:
    """A table that only grows."""
    return Rows(table=table, append_only=True, sealed=sealed, rules=own_rows(*ADD), parents=parents)


def _with_state(table: str, *parents: Parent, besides: tuple[Rule, ...] = ()) -> Rows:
    """A table of which pages and jobs may change the state alone."""
    may_set = tuple(
        Rule(role=role, command=Command.UPDATE, condition=OWN, columns=("state",))
        for role in (DbRole.WEB, DbRole.JOBS)
    )
    return Rows(table=table, rules=own_rows(*ADD) + may_set + besides, parents=parents)


ROWS: tuple[Rows, ...] = (
    _added("justice_alleged_person", _CASE),
    _added("justice_telling", _ALLEGED, sealed=("sealed_identity",)),
    Rows(
        table="justice_token",
        rules=(
            *allow(DbRole.MATCHING, OWN, *READ),
            # Jobs write tokens and remove a person's, without seeing which tokens anybody has.
            *allow(DbRole.JOBS, OWN, Command.INSERT, Command.DELETE),
            Rule(DbRole.JOBS, Command.SELECT, OWN, columns=("agency_id", "alleged_id")),
        ),
        parents=(_ALLEGED,),
    ),
    _with_state(
        "justice_link",
        Parent("left_id", "justice_alleged_person"),
        Parent("right_id", "justice_alleged_person"),
        # Jobs remove what nobody judged when one end is erased.
        besides=allow(DbRole.JOBS, OWN, Command.DELETE),
    ),
    _added(
        "justice_judgement",
        Parent("link_id", "justice_link"),
        Parent("retracts", "justice_judgement"),
        sealed=("sealed_reason",),
    ),
    _with_state("justice_proceeding", _CASE, _ALLEGED),
    _added(
        "justice_proceeding_line",
        Parent("proceeding_id", "justice_proceeding"),
        Parent("corrects", "justice_proceeding_line"),
        sealed=("sealed_details",),
    ),
    _with_state("justice_compensation", _CASE),
    _added(
        "justice_payment",
        Parent("compensation_id", "justice_compensation"),
        Parent("corrects", "justice_payment"),
        sealed=("sealed_words",),
    ),
    _added("justice_checklist_answers", _CASE, _ALLEGED),
)
