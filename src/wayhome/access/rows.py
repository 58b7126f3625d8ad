"""What PostgreSQL enforces for accounts.

Before anybody is known (scope `signin`) accounts must be found; after that a user sees the own
agency's. Names of agencies are public.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import (
    ADD,
    ALL,
    ANY_CONTEXT,
    EVERYONE,
    OWN,
    Command,
    Parent,
    Rows,
    Rule,
    allow,
    own_rows,
)

_SIGN_IN = "(SELECT wayhome_scope()) = 'signin'"
_SELF = "id = (SELECT wayhome_user())"
_OTHERS = f"{OWN} AND id <> (SELECT wayhome_user())"
_CROSSED_OUT = f"{_SIGN_IN} AND type = 'recovery_codes'"
_MINE = "user_id = (SELECT wayhome_user())"
_NAMES = "Names and kinds of agencies are public."
_PLUMBING = "Sign-in: a row belongs to one user, who belongs to one agency."

_KNOWN = f"{OWN} OR {_SIGN_IN} OR {_SELF}"
_COLLEAGUE = f"user_id IN (SELECT id FROM access_user WHERE {OWN})"  # noqa: S608  # constants


def _sign_in_table(name: str, condition: str) -> Rows:
    """A table of the sign-in library that the web role works with."""
    return Rows(
        table=name,
        agency=False,
        why_no_agency=_PLUMBING,
        rules=allow(DbRole.WEB, condition, *ALL),
    )


ROWS = (
    Rows(
        table="access_agency",
        agency=False,
        why_no_agency=_NAMES,
        rules=(
            *allow(DbRole.WEB, ANY_CONTEXT, Command.SELECT),
            *allow(DbRole.INTAKE, ANY_CONTEXT, Command.SELECT),
            *allow(DbRole.JOBS, ANY_CONTEXT, Command.SELECT, Command.INSERT),
        ),
    ),
    Rows(
        table="access_context_key",
        agency=False,
        why_no_agency="One row that only wayhome_context() reads.",
        rules=(),
    ),
    Rows(
        table="access_user",
        rules=(
            *allow(DbRole.WEB, _KNOWN, Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT),
            # Nobody moves to another agency, takes another's name, or gives roles to themselves.
            Rule(
                DbRole.WEB,
                Command.UPDATE,
                _OTHERS,
                ("email", "is_active", "last_login", "password", "roles"),
            ),
            Rule(DbRole.WEB, Command.UPDATE, _SELF, ("last_login", "password")),
            Rule(DbRole.WEB, Command.UPDATE, _SIGN_IN, ("last_login",)),
        ),
        # The name to sign in with is one for the instance; only administrators write it.
        unique_across=("username",),
    ),
    Rows(
        table="access_team",
        rules=own_rows(Command.SELECT, Command.INSERT, Command.UPDATE),
    ),
    Rows(
        table="access_team_member",
        rules=(
            *allow(DbRole.WEB, f"{OWN} OR {_SIGN_IN}", Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT, Command.DELETE),
            *allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT),
        ),
        parents=(Parent("team_id", "access_team"), Parent("user_id", "access_user")),
    ),
    Rows(
        table="access_partner_token",
        rules=(
            *allow(DbRole.WEB, f"{OWN} OR {_SIGN_IN} OR {_MINE}", Command.SELECT),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, f"{OWN} OR {_MINE}", columns=("revoked_at",)),
            Rule(DbRole.JOBS, Command.UPDATE, OWN, columns=("revoked_at",)),
        ),
        parents=(Parent("user_id", "access_user"),),
        unique_across=("digest",),
    ),
    Rows(
        table="access_user_key",
        rules=(
            # Colleagues seal to a key; only its owner makes or replaces one.
            *allow(DbRole.WEB, OWN, Command.SELECT),
            *allow(DbRole.WEB, f"{OWN} AND {_MINE}", Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, f"{OWN} AND {_MINE}", columns=("replaced_at",)),
        ),
        parents=(Parent("user_id", "access_user"),),
    ),
    Rows(
        table="access_private_key",
        rules=allow(DbRole.WEB, f"{_MINE} AND {OWN}", *ADD),
        append_only=True,
        sealed=("sealed_private",),
        parents=(Parent("user_id", "access_user"), Parent("id", "access_user_key")),
    ),
    Rows(
        table="django_session",
        agency=False,
        why_no_agency=_PLUMBING,
        rules=(
            *allow(DbRole.WEB, ANY_CONTEXT, *ALL),
            # Jobs forget sessions that ran out.
            *allow(DbRole.JOBS, "expire_date < now()", Command.SELECT, Command.DELETE),
        ),
    ),
    Rows(
        table="access_remembered",
        agency=False,
        why_no_agency="Keyed hashes and times: before anybody is known there is no agency.",
        rules=(
            # Written beside the request's transaction, where no context stands.
            *allow(DbRole.WEB, EVERYONE, *ALL),
            *allow(DbRole.JOBS, "expires_at < now()", Command.SELECT, Command.DELETE),
        ),
    ),
    _sign_in_table("account_emailaddress", f"{_MINE} OR {_SIGN_IN}"),
    _sign_in_table("account_emailconfirmation", ANY_CONTEXT),
    Rows(
        table="mfa_authenticator",
        agency=False,
        why_no_agency=_PLUMBING,
        rules=(
            *allow(DbRole.WEB, f"{_MINE} OR {_SIGN_IN}", Command.SELECT),
            *allow(DbRole.WEB, _MINE, Command.INSERT, Command.DELETE),
            Rule(
                DbRole.WEB,
                Command.UPDATE,
                _MINE,
                ("created_at", "data", "last_used_at", "type", "user_id"),
            ),
            # While signing in, one is used: that is noted, and a recovery code crossed out.
            Rule(DbRole.WEB, Command.UPDATE, _SIGN_IN, ("last_used_at",)),
            Rule(DbRole.WEB, Command.UPDATE, _CROSSED_OUT, ("data", "last_used_at")),
            # Administrators see who has one and take away what was lost; its secrets are sealed.
            *allow(DbRole.WEB, _COLLEAGUE, Command.SELECT, Command.DELETE),
        ),
    ),
)
