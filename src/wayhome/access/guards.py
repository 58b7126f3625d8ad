"""Guards: the trigger that refuses a change of a column where no rule that grants it holds.

Row-level security says which rows a scope may change, grants say which columns a role may change.
Neither says which columns a scope may change; this does, from the same rules. The row as it stood
decides, as in a policy's USING. It compares only the guarded columns, and asks for the context only
when one of them changes; adding rows is not touched. No search path is set, as in the functions of
the context: with another one they would be planned anew in every statement.

Of a column that may only be emptied, no role writes anything anew.
"""

from wayhome.kernel.rows import Guard, Rows


def guard_name(table: str) -> str:
    """The name of the trigger."""
    return f"{table}_guard"


def guard_function(table: str) -> str:
    """The name of the function that the trigger runs."""
    return f"wayhome_guard_{table}"


def guard_sql(rows: Rows) -> str:
    """The statement that makes the function of a table's guards."""
    refusals = "".join(_refusal(guard) for guard in rows.guards)
    refusals += "".join(_only_emptied(column) for column in rows.emptied)
    return (
        f"CREATE OR REPLACE FUNCTION {guard_function(rows.table)}() RETURNS trigger"
        " LANGUAGE plpgsql AS $$\n"
        f"BEGIN\n{refusals}    RETURN NEW;\nEND\n$$"
    )


def _refusal(guard: Guard) -> str:
    """One role's columns. The conditions name the columns of the old row, as in a policy."""
    new, old = (", ".join(f'{row}."{name}"' for name in guard.columns) for row in ("NEW", "OLD"))
    conditions = " OR ".join(f"({condition})" for condition in guard.conditions)
    return f"""\
    IF current_user = '{guard.role.postgres_name}'
       AND ROW({new}) IS DISTINCT FROM ROW({old})
       AND NOT EXISTS (SELECT FROM (SELECT OLD.*) AS stood WHERE {conditions}) THEN
        RAISE EXCEPTION 'this scope may not change the column'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
"""


def _only_emptied(column: str) -> str:
    """Whatever a column held, it keeps it or holds nothing."""
    return f"""\
    IF NEW."{column}" IS NOT NULL AND NEW."{column}" IS DISTINCT FROM OLD."{column}" THEN
        RAISE EXCEPTION 'this column may only be emptied'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
"""
