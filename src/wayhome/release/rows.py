"""What PostgreSQL enforces for what is public.

The public role reads the columns that pages show, and adds requests that it cannot read back. An
entry can be added only for a fact of the record that stands at that moment: whatever a page or an
action does, nothing else becomes public.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import OWN, Command, Parent, Rows, Rule, allow
from wayhome.release.domain import columns

_STAFF = "(SELECT wayhome_scope()) IN ('staff', 'system')"
_PUBLIC = "(SELECT wayhome_scope()) = 'public'"

_STANDS = """EXISTS (
    SELECT FROM record_fact AS fact
    WHERE fact.agency_id = release_entry.agency_id AND fact.id = release_entry.fact_id
      AND fact.confirmed_at IS NOT NULL AND fact.withdrawn_at IS NULL
      AND (release_entry.status <> 'checked' OR fact.needs_second))"""
"""The fact behind a new entry stands; only a fact that two people saw is called checked."""

_ABOUT_AN_ENTRY = """settled_at IS NULL AND EXISTS (
    SELECT FROM release_entry
    WHERE release_entry.agency_id = release_request.agency_id
      AND release_entry.id = release_request.entry_id)"""

_ENTRY = Parent("entry_id", "release_entry")


def _shown(*names: str) -> Rule:
    """The public role reads these columns."""
    return Rule(DbRole.PUBLIC, Command.SELECT, _PUBLIC, names)


ROWS = (
    Rows(
        table="release_entry",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, f"{OWN} AND {_STANDS}", Command.INSERT),
            Rule(
                DbRole.WEB,
                Command.UPDATE,
                OWN,
                (
                    "status",
                    "changed_at",
                    "publisher",
                    "withdrawn_at",
                    "withdrawn_why",
                    "words_removed",
                    "words",
                    "told",
                    "title",
                    "address",
                ),
            ),
            _shown(*columns.ENTRY),
        ),
    ),
    Rows(
        table="release_change",
        append_only=True,
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            _shown(*columns.CHANGE),
        ),
        parents=(_ENTRY,),
    ),
    Rows(
        table="release_note",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, OWN, ("words", "signed", "withdrawn_at")),
            _shown(*columns.NOTE),
        ),
        parents=(_ENTRY,),
    ),
    Rows(
        table="release_word",
        rules=(
            *allow(DbRole.WEB, _STAFF, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT, Command.DELETE),
            _shown(*columns.WORD),
        ),
        parents=(_ENTRY,),
    ),
    Rows(
        table="release_request",
        sealed=("sealed_words", "sealed_name", "sealed_contact"),
        rules=(
            *allow(DbRole.WEB, OWN, Command.SELECT),
            Rule(DbRole.WEB, Command.UPDATE, OWN, ("settled_at", "settled_by", "outcome")),
            *allow(DbRole.PUBLIC, f"{_PUBLIC} AND {_ABOUT_AN_ENTRY}", Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.SELECT),
            Rule(
                DbRole.JOBS,
                Command.UPDATE,
                f"{OWN} AND settled_at IS NOT NULL",
                (
                    "sealed_words",
                    "sealed_name",
                    "sealed_contact",
                    "days_counted",
                    "counted_on",
                    "erased_at",
                ),
            ),
        ),
        parents=(_ENTRY,),
    ),
)
