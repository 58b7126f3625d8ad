"""What PostgreSQL enforces for the record.

Sources are public, so all staff read them; the agency that added one writes about it, and nobody
changes what was kept.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import ADD, OWN, Command, Parent, Rows, Rule, allow, own_rows

_STAFF = "(SELECT wayhome_scope()) IN ('staff', 'system')"
_OWNER = f"owned_by = (SELECT wayhome_user()) AND {OWN}"


# A text version never changes, so words that stood in it once always do.
_WORDS = (
    'SELECT substr(kept.text, start + 1, "end" - start) FROM record_text_version kept'
    " WHERE kept.id = text_version_id"
)
_STANDS = f"{OWN} AND exact = ({_WORDS})"


def _kept(table: str, *parents: Parent, adding: str = OWN) -> Rows:
    """A table that staff may read, the own agency may add to, and nobody may change."""
    rules = (
        *(
            rule
            for role in (DbRole.WEB, DbRole.JOBS)
            for rule in allow(role, _STAFF, Command.SELECT)
        ),
        *(
            rule
            for role in (DbRole.WEB, DbRole.JOBS)
            for rule in allow(role, adding, Command.INSERT)
        ),
    )
    return Rows(table=table, rules=rules, append_only=True, parents=parents)


ROWS = (
    Rows(
        table="record_source",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.INSERT),
            # The day in force; every telling of it is kept in `record_publication`. Of a publisher
            # nothing is kept: it may have been a private person.
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("published_on", "publisher")),
        ),
        append_only=True,
        loose=("published_on", "publisher"),
    ),
    _kept("record_publication", Parent("source_id", "record_source")),
    _kept("record_text_version", Parent("source_id", "record_source")),
    _kept("record_text_reading", Parent("text_version_id", "record_text_version")),
    _kept("record_likeness_band", Parent("text_version_id", "record_text_version")),
    _kept("record_near_copy", Parent("text_version_id", "record_text_version")),
    _kept("record_proposal", Parent("text_version_id", "record_text_version")),
    _kept("record_decision", Parent("proposal_id", "record_proposal")),
    _kept("record_passage", Parent("text_version_id", "record_text_version"), adding=_STANDS),
    _kept(
        "record_anchor",
        Parent("passage_id", "record_passage"),
        Parent("text_version_id", "record_text_version"),
    ),
    Rows(
        table="record_claimed_figure",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("withdrawn_by", "withdrawn_at")),
        ),
        parents=(Parent("passage_id", "record_passage"), Parent("fact_id", "record_fact")),
    ),
    Rows(
        table="record_export",
        rules=(*own_rows(*ADD), *allow(DbRole.JOBS, OWN, Command.DELETE)),
    ),
    Rows(
        table="record_export_part",
        rules=(
            *allow(DbRole.WEB, OWN, Command.SELECT),
            *allow(DbRole.JOBS, OWN, *ADD, Command.DELETE),
        ),
        parents=(Parent("export_id", "record_export"),),
    ),
    Rows(
        table="record_fact",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            Rule(
                DbRole.WEB,
                Command.UPDATE,
                OWN,
                columns=(
                    "confirmed_by",
                    "confirmed_at",
                    "withdrawn_by",
                    "withdrawn_at",
                    "withdrawn_why",
                ),
            ),
        ),
        parents=(
            Parent("passage_id", "record_passage"),
            Parent("proposal_id", "record_proposal"),
        ),
    ),
    Rows(
        table="record_subject_mention",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("subject_id",)),
            Rule(DbRole.JOBS, Command.UPDATE, OWN, columns=("kind", "name", "facts", "context")),
        ),
        parents=(
            Parent("text_version_id", "record_text_version"),
            Parent("subject_id", "record_subject_mention"),
        ),
    ),
    Rows(
        table="record_subject_key",
        rules=allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT, Command.DELETE),
        parents=(Parent("mention_id", "record_subject_mention"),),
    ),
    Rows(
        table="record_subject_pair",
        rules=(
            *own_rows(*ADD),
            Rule(DbRole.JOBS, Command.UPDATE, OWN, columns=("worth", "reasons")),
            Rule(
                DbRole.WEB,
                Command.UPDATE,
                OWN,
                columns=("state", "needs_second", "said_by", "seconded_by"),
            ),
        ),
        parents=(
            Parent("left_id", "record_subject_mention"),
            Parent("right_id", "record_subject_mention"),
        ),
    ),
    Rows(
        table="record_subject_judgement",
        rules=own_rows(*ADD),
        append_only=True,
        parents=(
            Parent("pair_id", "record_subject_pair"),
            Parent("retracts", "record_subject_judgement"),
        ),
    ),
    Rows(
        table="record_thread",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, OWN, columns=("ended_by", "ended_at", "ended_why")),
        ),
        parents=(Parent("begins_with_id", "record_fact"),),
    ),
    _kept(
        "record_thread_line", Parent("thread_id", "record_thread"), Parent("fact_id", "record_fact")
    ),
    _kept(
        "record_standing",
        Parent("thread_id", "record_thread"),
        Parent("commitment_id", "record_fact"),
        Parent("rests_on_id", "record_fact"),
    ),
    _kept(
        "record_standing_evidence",
        Parent("standing_id", "record_standing"),
        Parent("fact_id", "record_fact"),
    ),
    Rows(
        table="record_search_entry",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, OWN, Command.INSERT),
            Rule(DbRole.JOBS, Command.UPDATE, OWN, columns=("phrases", "made_with", "is_current")),
        ),
        parents=(
            Parent("text_version_id", "record_text_version"),
            Parent("fact_id", "record_fact"),
        ),
    ),
    Rows(
        table="record_search_word",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, _STAFF, Command.SELECT),
            *allow(DbRole.JOBS, OWN, Command.INSERT, Command.DELETE),
        ),
        parents=(Parent("entry_id", "record_search_entry"),),
    ),
    Rows(
        table="record_saved_search",
        rules=(
            *allow(DbRole.WEB, _OWNER, Command.SELECT, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, _OWNER, columns=("looked_at", "ended_at")),
            *allow(DbRole.JOBS, OWN, Command.SELECT),
            Rule(DbRole.JOBS, Command.UPDATE, OWN, columns=("checked_at",)),
        ),
        sealed=("sealed_search",),
    ),
    Rows(
        table="record_search_hit",
        rules=(
            *allow(DbRole.WEB, OWN, Command.SELECT),
            *allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT),
        ),
        append_only=True,
        # What was found may be another agency's source.
        parents=(Parent("saved_search_id", "record_saved_search"),),
    ),
)
