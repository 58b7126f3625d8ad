"""What waits for a supervisor in all cases, and the pages on which each is decided."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.care.domain.approvals import ApprovalStep
from wayhome.care.policy import STEERS
from wayhome.care.queries.waiting import approvals_to_give
from wayhome.cases.queries.readable import readable_codes
from wayhome.web.casework.frame import desk_actor, page

HERE = "desk:approvals_waiting"

DECIDED_ON: Mapping[ApprovalStep, str] = {
    ApprovalStep.PLAN: "desk:case_care_plan",
    ApprovalStep.CLOSING: "desk:case_care_plan",
    ApprovalStep.REFERRAL: "desk:case_care_referrals",
    ApprovalStep.STAY: "desk:case_care_stays",
}
"""The page of a case on which a supervisor decides about each step."""


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits, the oldest first."""
    actor = desk_actor(request)
    require(actor, STEERS, Target(agency=actor.agency))
    found = approvals_to_give(actor)
    codes = readable_codes(actor) if found else {}
    rows = [
        {
            "line": each,
            "code": codes[each.case],
            "href": reverse(DECIDED_ON[each.step], args=[each.case]),
        }
        for each in found
    ]
    return page(request, "care/waiting.html", {"rows": rows}, here=HERE)
