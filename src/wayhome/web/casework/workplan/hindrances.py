"""What besides tasks hinders the closing of a case, with a link to where it is ended."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayhome.care.queries.unfinished import unfinished
from wayhome.care.queries.waiting import waiting_approvals
from wayhome.kernel.actor import Actor
from wayhome.kernel.clock import local_day
from wayhome.reintegration.queries.due import open_follow_ups
from wayhome.web.casework.care.waiting_page import DECIDED_ON


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing that is not over: what it is, since when or by when, and the page that ends it."""

    id: UUID
    what: str | Promise
    when: date | None
    href: str


def hindrances(actor: Actor, case: UUID) -> tuple[Hindrance, ...]:
    """Everything but tasks, in the order in which rooms are asked; the page asked the policy."""
    return (*_follow_ups(actor, case), *_of_care(actor, case), *_approvals(actor, case))


def _follow_ups(actor: Actor, case: UUID) -> list[Hindrance]:
    return [
        Hindrance(
            each.id,
            _("Follow-up"),
            each.due_on,
            reverse("desk:case_return_person", args=[case, each.complaint]),
        )
        for each in open_follow_ups(actor, case)
    ]


def _of_care(actor: Actor, case: UUID) -> list[Hindrance]:
    left = unfinished(actor, case)
    referrals = reverse("desk:case_care_referrals", args=[case])
    stays = reverse("desk:case_care_stays", args=[case])
    return [
        *(Hindrance(each, _("Referral under way"), None, referrals) for each in left.referrals),
        *(Hindrance(each, _("Stay in a shelter"), None, stays) for each in left.stays),
    ]


def _approvals(actor: Actor, case: UUID) -> list[Hindrance]:
    return [
        Hindrance(
            each.subject,
            _("Waits for a supervisor: %(step)s") % {"step": each.step.label},
            local_day(each.since),
            reverse(DECIDED_ON[each.step], args=[case]),
        )
        for each in waiting_approvals(actor, {case})
    ]
