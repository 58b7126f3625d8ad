"""What PostgreSQL enforces for care.

Everything is one agency's own but a referral to another agency: both ends see its frame, and the
receiver the parts that were copied for it, as long as the referral stands, the agreement is in
force and names the field group. The case, the person and the provider of a referral are in a table
of the sender's alone.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import (
    ADD,
    CHANGE,
    OWN,
    Command,
    Parent,
    Rows,
    Rule,
    allow,
    local_day_of,
    own_rows,
)

RECEIVES = "receiver_agency_id = ANY ((SELECT wayhome_agencies())::uuid[])"
"""The row was sent to an agency of the signed context."""

_SEEN = f"{RECEIVES} AND state <> 'draft'"
_ANSWERED = f"{RECEIVES} AND state NOT IN ('draft', 'recalled', 'stopped')"

_BY_US = "by_agency_id = ANY ((SELECT wayhome_agencies())::uuid[])"


def _of_seen(table: str, state: str) -> str:
    """The row belongs to a referral to the same receiver, in such a state."""
    return (
        f"{RECEIVES} AND EXISTS (SELECT 1 FROM care_referral referral"  # noqa: S608  # constants
        f" WHERE referral.id = {table}.referral_id AND referral.agency_id = {table}.agency_id"
        f" AND referral.receiver_agency_id = {table}.receiver_agency_id"
        f" AND {state})"
    )


_AGREED = (
    "EXISTS (SELECT 1 FROM cooperation_agreement agreement"
    " WHERE agreement.id = care_shared_part.agreement_id"
    " AND agreement.agency_id = care_shared_part.agency_id"
    " AND agreement.partner_agency_id = care_shared_part.receiver_agency_id"
    " AND agreement.purpose = 'protection' AND agreement.ended_at IS NULL"
    " AND care_shared_part.field_group = ANY (agreement.field_groups)"
)
# Where rows are read, days are the application's to compare: its clock may stand in another year.
_AGREED_NOW = f"{_AGREED})"
_AGREED_THEN = (
    f"{_AGREED} AND {local_day_of('shared_at')} BETWEEN agreement.starts_on AND agreement.ends_on)"
)

_SHARED = "referral.state IN ('sent', 'accepted', 'done')"
_READABLE = f"{_of_seen('care_shared_part', _SHARED)} AND {_AGREED_NOW}"
_STEPS_SEEN = _of_seen("care_referral_step", "referral.state <> 'draft'")
_ANSWERED_NOW = "referral.state IN ('accepted', 'rejected', 'done')"
_STOPPED_SINCE = "referral.state = 'stopped' AND referral.answered_at IS NOT NULL"
_STEPS_ADDED = (
    f"{_BY_US} AND ({_of_seen('care_referral_step', _ANSWERED_NOW)}"
    " AND event IN ('accept', 'reject', 'finish')"
    f" OR {_of_seen('care_referral_step', _STOPPED_SINCE)} AND event = 'finish')"
)

_GIVEN = (
    f"{OWN} AND EXISTS (SELECT 1 FROM care_referral referral"  # noqa: S608  # constants
    " WHERE referral.id = care_referral_holder.referral_id"
    " AND referral.receiver_agency_id = care_referral_holder.agency_id"
    " AND referral.state IN ('sent', 'accepted', 'stopped'))"
)

_CASE = Parent("case_id", "cases_case")
_PERSON = Parent("complaint_id", "intake_complaint")
_PROVIDER = Parent("provider_id", "care_provider")
_REFERRAL = Parent("referral_id", "care_referral")


def _added(table: str, *parents: Parent, sealed: tuple[str, ...] = ()) -> Rows:
    """A table of the agency's own that only grows."""
    return Rows(table=table, append_only=True, sealed=sealed, rules=own_rows(*ADD), parents=parents)


def _moving(
    table: str, *parents: Parent, columns: tuple[str, ...], sealed: tuple[str, ...] = ()
) -> Rows:
    """A table of the agency's own in which a few columns move."""
    moves = tuple(
        Rule(role=role, command=Command.UPDATE, condition=OWN, columns=columns)
        for role in (DbRole.WEB, DbRole.JOBS)
    )
    return Rows(table=table, sealed=sealed, rules=own_rows(*ADD) + moves, parents=parents)


_ENDS = ("ended_at", "reason", "state")
_SENT = ("agreement_id", "answered_at", "groups", "sent_at", "shared_until", *_ENDS)

ROWS = (
    _added("care_needs", _CASE, _PERSON, sealed=("sealed_note",)),
    _moving("care_plan", _CASE, _PERSON, columns=("closed_at", "end", "state")),
    _added("care_objective", _CASE, Parent("plan_id", "care_plan"), sealed=("sealed_text",)),
    _moving(
        "care_action",
        _CASE,
        Parent("plan_id", "care_plan"),
        Parent("objective_id", "care_objective"),
        Parent("responsible_id", "access_user"),
        columns=("drop_reason", "state"),
        sealed=("sealed_text",),
    ),
    _added("care_approval", _CASE, sealed=("sealed_words",)),
    _added("care_setting"),
    Rows(
        table="care_provider",
        rules=own_rows(*CHANGE),
        sealed=("sealed_contacts", "sealed_location"),
    ),
    _moving(
        "care_service",
        _CASE,
        _PERSON,
        _PROVIDER,
        columns=("from_on", "state", "until_on"),
        sealed=("sealed_note",),
    ),
    _moving(
        "care_stay",
        _CASE,
        _PERSON,
        _PROVIDER,
        columns=("arrives_on", "leaves_on", "left_for", "state"),
    ),
    _added("care_conference", _CASE, sealed=("sealed_decisions", "sealed_tasks")),
    _added("care_child_step", _CASE, _PERSON, sealed=("sealed_words",)),
    Rows(
        table="care_referral",
        rules=(
            *own_rows(*ADD),
            *allow(DbRole.WEB, _SEEN, Command.SELECT),
            # Whoever was given one is written to: a job asks whether it is over.
            *allow(DbRole.JOBS, _SEEN, Command.SELECT),
            Rule(DbRole.WEB, Command.UPDATE, OWN, _SENT),
            Rule(DbRole.JOBS, Command.UPDATE, OWN, (*_SENT, "erased_at")),
            # The receiver answers and finishes; what was sent, and to whom, is not theirs to change.
            Rule(DbRole.WEB, Command.UPDATE, _ANSWERED, ("answered_at", *_ENDS)),
        ),
    ),
    Rows(
        table="care_referral_origin",
        sealed=("sealed_words",),
        rules=(
            *own_rows(*ADD),
            *(Rule(role, Command.UPDATE, OWN, ("grounds",)) for role in (DbRole.WEB, DbRole.JOBS)),
        ),
        parents=(_CASE, _PERSON, _PROVIDER, _REFERRAL),
    ),
    Rows(
        table="care_shared_part",
        append_only=True,
        sealed=("sealed_content",),
        rules=(
            *own_rows(Command.SELECT),
            *allow(DbRole.WEB, _READABLE, Command.SELECT),
            # Nothing is copied for another agency that no agreement in force names.
            *allow(DbRole.WEB, f"{OWN} AND {_AGREED_THEN}", Command.INSERT),
        ),
        parents=(_REFERRAL,),
    ),
    Rows(
        table="care_referral_step",
        append_only=True,
        sealed=("sealed_words",),
        rules=(
            *own_rows(Command.SELECT),
            *allow(DbRole.WEB, f"{OWN} AND {_BY_US}", Command.INSERT),
            *allow(DbRole.JOBS, f"{OWN} AND {_BY_US}", Command.INSERT),
            *allow(DbRole.WEB, _STEPS_SEEN, Command.SELECT),
            *allow(DbRole.WEB, _STEPS_ADDED, Command.INSERT),
        ),
        parents=(_REFERRAL,),
    ),
    Rows(
        table="care_referral_holder",
        append_only=True,
        rules=(*own_rows(Command.SELECT), *allow(DbRole.WEB, _GIVEN, Command.INSERT)),
        parents=(Parent("user_id", "access_user"),),
    ),
)
