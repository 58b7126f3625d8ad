"""What PostgreSQL enforces for intake.

The public face adds complaints and reads nothing that stands already, save what the signed context
names as its one subject: a draft, a lodging key, a receipt, or the complaint behind a receipt. What
was received never changes: UPDATE is granted on a few operational columns only.
"""

from wayhome.kernel.database import DbRole
from wayhome.kernel.rows import (
    ANY_CONTEXT,
    EVERYONE,
    LODGED,
    OWN,
    Command,
    Parent,
    Rows,
    Rule,
    allow,
    subject_is,
)

_LODGING = "(SELECT wayhome_scope()) = 'intake' AND lodger_agency_id IS NULL"
_OWN_OR_LODGED = f"{OWN} OR {LODGED}"
_UNTOUCHED = "entered_by IS NULL AND status = 'new' AND first_action_at IS NULL"
_BY_LODGER = f"(SELECT wayhome_scope()) = 'lodger' AND {subject_is('complaint_id')}"
_NO_AGENCY_DRAFT = "A draft belongs to nobody yet; only its writer's browser can open it."
_NO_AGENCY_BUCKET = "Counts acts of the whole instance, and names nobody."

_COMPLAINT = Parent("complaint_id", "intake_complaint")
_OPERATIONAL = (
    "status",
    "first_action_at",
    "urgency",
    "urgency_reasons",
    "turn_at",
    "has_attachments",
)
# What a receipt shows of its complaint: nothing that was told.
_SHOWN_TO_LODGER = (
    "id",
    "agency_id",
    "lodger_agency_id",
    "code",
    "language",
    "lodged_at",
    "key_id",
    "status",
    "erased_at",
)


def _about_complaint(*updates: str, from_senders: str = EVERYONE) -> tuple[Rule, ...]:
    """Rows that hang on a complaint: staff and jobs, the partner that lodged it, its lodger.

    `from_senders` is what a row must be for the partner or the lodger to add it.
    """
    rules = (
        *allow(DbRole.WEB, _OWN_OR_LODGED, Command.SELECT),
        *allow(DbRole.WEB, f"{OWN} OR ({LODGED} AND {from_senders})", Command.INSERT),
        *allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT),
        *allow(DbRole.INTAKE, _BY_LODGER, Command.SELECT),
        *allow(
            DbRole.INTAKE,
            f"(({_LODGING}) OR ({_BY_LODGER})) AND {from_senders}",
            Command.INSERT,
        ),
    )
    if not updates:
        return rules
    return (
        *rules,
        Rule(DbRole.WEB, Command.UPDATE, _OWN_OR_LODGED, updates),
        Rule(DbRole.INTAKE, Command.UPDATE, _BY_LODGER, updates),
    )


ROWS = (
    Rows(
        table="intake_complaint",
        sealed=(
            "sealed_identity",
            "sealed_contact",
            "sealed_documents",
            "sealed_location",
            "sealed_circumstances",
            "sealed_source",
        ),
        rules=(
            *allow(DbRole.WEB, _OWN_OR_LODGED, Command.SELECT),
            *allow(DbRole.WEB, f"{OWN} OR ({LODGED} AND {_UNTOUCHED})", Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, OWN, _OPERATIONAL),
            Rule(DbRole.WEB, Command.UPDATE, LODGED, ("has_attachments",)),
            *allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT),
            Rule(DbRole.JOBS, Command.UPDATE, OWN, (*_OPERATIONAL, "erased_at")),
            *allow(DbRole.INTAKE, f"{_LODGING} AND {_UNTOUCHED}", Command.INSERT),
            Rule(DbRole.INTAKE, Command.SELECT, subject_is("id"), _SHOWN_TO_LODGER),
            Rule(DbRole.INTAKE, Command.UPDATE, subject_is("id"), ("has_attachments",)),
        ),
    ),
    Rows(
        table="intake_receipt",
        rules=(
            *allow(DbRole.INTAKE, "(SELECT wayhome_scope()) = 'intake'", Command.INSERT),
            *allow(DbRole.INTAKE, subject_is("id"), Command.SELECT),
            Rule(DbRole.INTAKE, Command.UPDATE, subject_is("id"), ("last_used_on", "expires_on")),
            *allow(DbRole.WEB, OWN, Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT, Command.DELETE),
        ),
        parents=(_COMPLAINT,),
    ),
    Rows(
        table="intake_draft",
        agency=False,
        why_no_agency=_NO_AGENCY_DRAFT,
        sealed=("sealed",),
        rules=(
            *allow(
                DbRole.INTAKE,
                subject_is("id"),
                Command.SELECT,
                Command.INSERT,
                Command.UPDATE,
                Command.DELETE,
            ),
            *allow(DbRole.JOBS, ANY_CONTEXT, Command.SELECT, Command.DELETE),
        ),
    ),
    Rows(
        table="intake_attachment",
        sealed=("sealed_name", "sealed_content"),
        rules=_about_complaint(),
        parents=(_COMPLAINT,),
    ),
    Rows(
        table="intake_message",
        sealed=("sealed_body",),
        rules=_about_complaint("read_at", from_senders="direction = 'from_lodger'"),
        parents=(_COMPLAINT,),
    ),
    Rows(
        table="intake_milestone",
        append_only=True,
        rules=_about_complaint(from_senders="code = 'received'"),
        parents=(_COMPLAINT,),
    ),
    Rows(
        table="intake_lodging_key",
        rules=(
            *allow(DbRole.WEB, _OWN_OR_LODGED, Command.SELECT, Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.SELECT, Command.INSERT),
            *allow(DbRole.INTAKE, _LODGING, Command.INSERT),
            *allow(DbRole.INTAKE, subject_is("id"), Command.SELECT),
        ),
        parents=(_COMPLAINT,),
    ),
    Rows(
        table="intake_batch",
        sealed=("sealed_name",),
        rules=(
            *allow(DbRole.WEB, _OWN_OR_LODGED, Command.SELECT, Command.INSERT),
            Rule(DbRole.WEB, Command.UPDATE, _OWN_OR_LODGED, ("confirmed_at",)),
            *allow(DbRole.JOBS, OWN, Command.SELECT),
        ),
    ),
    Rows(
        table="intake_batch_row",
        sealed=("sealed_content",),
        rules=(
            *allow(DbRole.WEB, _OWN_OR_LODGED, Command.SELECT, Command.INSERT),
            *allow(DbRole.JOBS, OWN, Command.SELECT),
            Rule(
                DbRole.JOBS,
                Command.UPDATE,
                OWN,
                ("state", "problems", "complaint_id", "sealed_content"),
            ),
        ),
        parents=(
            Parent("batch_id", "intake_batch"),
            _COMPLAINT,
        ),
    ),
    Rows(
        table="intake_bucket",
        agency=False,
        why_no_agency=_NO_AGENCY_BUCKET,
        rules=tuple(
            rule
            for role in (DbRole.INTAKE, DbRole.WEB)
            for rule in allow(role, ANY_CONTEXT, Command.SELECT, Command.INSERT, Command.UPDATE)
        ),
    ),
)
