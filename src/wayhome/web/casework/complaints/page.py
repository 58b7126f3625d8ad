"""The page of one complaint: what is known in clear, what is sealed, and what is decided."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision as Access
from wayhome.access.domain.policy_table import Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.cases.domain.triage import DECISIONS, Decision
from wayhome.cases.policy import assigned_to
from wayhome.cases.queries.danger import complaint_danger
from wayhome.cases.queries.memberships import Membership, memberships, set_aside_reason
from wayhome.cases.queries.talk import open_talk
from wayhome.erasure.domain.subjects import complaint_subject
from wayhome.erasure.queries.erasures import live_erasure
from wayhome.intake.domain.kinds import LodgerKind
from wayhome.intake.policy import Assigned
from wayhome.intake.queries.attachments import attachments
from wayhome.intake.queries.complaint import complaint
from wayhome.intake.queries.fields import open_fields
from wayhome.intake.queries.progress import Progress
from wayhome.intake.queries.queue import QueueRow, rows_of
from wayhome.kernel.actor import Actor
from wayhome.people.queries.pairs import PairRow, pairs_about
from wayhome.web.casework import words
from wayhome.web.casework.cases.danger_forms import urgency_row
from wayhome.web.casework.cases.forms import MessageForm
from wayhome.web.casework.complaints.forms import AttachForm, OpenCaseForm, SetAsideForm
from wayhome.web.casework.complaints.joined import joined
from wayhome.web.casework.complaints.sealed import (
    OpenedGroup,
    OpenForm,
    may_open,
    openable,
    opened_group,
)
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.looking import look_for_complaint
from wayhome.web.casework.matches.sentences import likelihood

_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A complaint that is likely about the same person: how likely, why, and in which case."""

    other: QueueRow
    likelihood: str
    tone: str
    reasons: tuple[str, ...]
    case: Membership | None
    review_href: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A complaint as the actor sees it."""

    actor: Actor
    row: QueueRow
    assigned: Assigned
    access: Access


@dataclass(frozen=True, slots=True)
class Asked:
    """What was sent to the page and could not be done, to be shown again as it was typed."""

    open_form: OpenForm | None = None
    opened: OpenedGroup | None = None
    open_case: OpenCaseForm | None = None
    attach: AttachForm | None = None
    set_aside: SetAsideForm | None = None
    talk: Progress | None = None
    message: MessageForm | None = None


NOTHING = Asked()


@require_GET
def show(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """The page with everything sealed closed."""
    return complaint_page(request, see(request, complaint_id), NOTHING)


@require_POST
def open_group(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Open one group for a purpose; it is closed again on the next page."""
    seen = see(request, complaint_id)
    form = OpenForm(request.POST, may=seen.access)
    if not form.is_valid():
        return complaint_page(request, seen, Asked(open_form=form), status=422)
    found = open_fields(
        seen.actor,
        complaint_id,
        FieldGroup(form.cleaned_data["group"]),
        purpose=Purpose(form.cleaned_data["purpose"]),
        assigned=seen.assigned,
    )
    return complaint_page(request, seen, Asked(open_form=form, opened=opened_group(found)))


@require_POST
def open_messages(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Open what was said with the lodger, for a purpose."""
    seen = see(request, complaint_id)
    form = OpenForm({**request.POST.dict(), "group": FieldGroup.CONTACT.value}, may=seen.access)
    if not form.is_valid():
        return complaint_page(request, seen, Asked(open_form=form), status=422)
    talk = open_talk(seen.actor, complaint_id, purpose=Purpose(form.cleaned_data["purpose"]))
    return complaint_page(request, seen, Asked(open_form=form, talk=talk))


def see(request: HttpRequest, complaint_id: UUID) -> Seen:
    """The complaint, as far as the actor may read it. Raises NotFound."""
    actor = desk_actor(request)
    assigned = assigned_to(actor, complaint_id)
    row = complaint(actor, complaint_id, assigned=assigned)
    return Seen(actor, row, assigned, may_open(actor, row, assigned))


def complaint_page(
    request: HttpRequest, seen: Seen, asked: Asked, *, status: int = 200
) -> HttpResponse:
    """Everything the page of a complaint shows."""
    actor, row = seen.actor, seen.row
    triages = _may_triage(actor)
    case = next(iter(memberships(actor, [row.id])), None)
    likely = duplicates(actor, row.id) if can(actor, Permission.MATCH_READ) else ()
    context = {
        "row": row,
        "reasons": words.reason_tags(row.reasons),
        "urgent": urgency_row(complaint_danger(actor, row.id))
        if triages and not row.erased_at
        else None,
        "status_tone": words.STATUS_TONES[row.status],
        "facts": facts(row),
        "lodger": LodgerKind(row.lodger_kind).label,
        "groups": () if row.erased_at else openable(seen.access),
        "opened": asked.opened,
        "open_form": asked.open_form or OpenForm(may=seen.access),
        "files": attachments(actor, row.id, assigned=seen.assigned) if row.has_attachments else (),
        "said": asked.talk.messages if asked.talk else None,
        "message": _message_form(seen, asked),
        "case": case,
        "erasing": live_erasure(actor, complaint_subject(row.id)) if triages else None,
        "may_erase": _may_erase(seen, case),
        "may_read_case": can(actor, Permission.CASE_READ, _target(seen)),
        "set_aside_reason": set_aside_reason(actor, row.id),
        "joined": joined(actor, row.id) if can(actor, Permission.MATCH_READ) else (),
        "duplicates": likely[:_MOST_SHOWN],
        "look": look_for_complaint(actor, row.id),
        "further": max(0, len(likely) - _MOST_SHOWN),
        "may_read_sites": can(actor, Permission.SITE_READ),
        "may_screen": not row.erased_at and can(actor, Permission.SCREENING_PERSON, _target(seen)),
        **_decisions(seen, asked),
    }
    return page(request, "complaint.html", context, here="desk:complaints", status=status)


def _decisions(seen: Seen, asked: Asked) -> dict[str, Any]:
    """What can be decided now, as forms and buttons; nothing about what was erased."""
    actor, row = seen.actor, seen.row
    may_decide = _may_triage(actor) and not row.erased_at
    decisions = DECISIONS[row.status] if may_decide else frozenset()
    aside = (asked.set_aside or SetAsideForm()) if Decision.SET_ASIDE in decisions else None
    return {
        "may_detach": Decision.DETACH in decisions,
        "may_restore": Decision.RESTORE in decisions,
        "open_case": _form(Decision.OPEN_CASE in decisions, asked.open_case, people=office(actor)),
        "attach": (asked.attach or AttachForm()) if Decision.ATTACH in decisions else None,
        "set_aside": aside,
    }


def _message_form(seen: Seen, asked: Asked) -> MessageForm | None:
    """The box to write to the lodger, as it was sent or anew; none where nobody may write."""
    if seen.row.erased_at or not can(seen.actor, Permission.MESSAGE_SEND, _target(seen)):
        return None
    return asked.message or MessageForm(complaint=seen.row.id)


def _form(is_possible: bool, sent: OpenCaseForm | None, **more: object) -> OpenCaseForm | None:  # noqa: FBT001  # a question answered
    """The form to open a case, as it was sent or anew."""
    if not is_possible:
        return None
    return sent or OpenCaseForm(**more)  # type: ignore[arg-type]  # handed on


def _may_erase(seen: Seen, case: Membership | None) -> bool:
    """Whether to offer the page of its erasure; of one in a case, that of the case."""
    if case:
        return can(seen.actor, Permission.ERASURE_PROPOSE, _target(seen))
    return _may_triage(seen.actor)


def _may_triage(actor: Actor) -> bool:
    """Whether decisions are the actor's to make."""
    return can(actor, Permission.COMPLAINT_TRIAGE, Target(agency=actor.agency))


def _target(seen: Seen) -> Target:
    """The case of the complaint, as the policy is asked about it."""
    return Target(
        agency=seen.row.agency,
        assigned_users=seen.assigned.users,
        assigned_teams=seen.assigned.teams,
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known in clear."""

    label: str
    text: str


def facts(row: QueueRow) -> tuple[Fact, ...]:
    """What is known in clear, in words."""
    unknown = _("Not known")
    age = unknown
    if row.age_years is not None:
        age = ngettext("%(years)d year", "%(years)d years", row.age_years)
        age %= {"years": row.age_years}
    nationality = words.place(row.nationality, "") or unknown
    return (
        Fact(_("In danger now"), words.danger(row.danger)),
        Fact(_("Age, about"), age),
        Fact(_("Sex"), words.sex(row.sex)),
        Fact(_("Nationality"), nationality),
        Fact(_("Last known place"), words.place(row.last_country, row.last_province) or unknown),
        Fact(_("Files"), _("Yes") if row.has_attachments else _("None")),
    )


def duplicates(actor: Actor, complaint_id: UUID) -> tuple[Duplicate, ...]:
    """Complaints that are likely about the same person, the likeliest first."""
    pairs = pairs_about(actor, complaints=[complaint_id])
    others = {pair.id: _other(pair, complaint_id) for pair in pairs}
    rows = {row.id: row for row in rows_of(actor, others.values())}
    cases = {each.complaint: each for each in memberships(actor, list(rows))}
    return tuple(
        Duplicate(
            other=rows[others[pair.id]],
            likelihood=likelihood(pair.probability)[0],
            tone=likelihood(pair.probability)[1],
            reasons=tuple(words.comparison(each) for each in pair.comparisons if each.weight),
            case=cases.get(others[pair.id]),
            review_href=reverse("desk:match", args=[pair.id]),
        )
        for pair in pairs
        if others[pair.id] in rows
    )


def _other(pair: PairRow, complaint_id: UUID) -> UUID:
    """The complaint on the other side of a pair."""
    left, right = pair.left.complaint, pair.right.complaint
    return right if left == complaint_id else left
