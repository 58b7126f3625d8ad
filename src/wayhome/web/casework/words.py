"""How codes read on the desk, and how they look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.palermo import Remark, Result
from wayhome.cases.domain.priority import Reason
from wayhome.cases.domain.risk import Risk
from wayhome.intake.domain.statuses import ComplaintStatus
from wayhome.intake.domain.urgency import UrgencyReason
from wayhome.kernel import clock
from wayhome.matching.compare.comparison import Agreement, Comparison, Feature
from wayhome.places.countries import country_name
from wayhome.places.provinces import province_name
from wayhome.web.components.status.tag import Tone

RISK_TONES = {
    Risk.CRITICAL: Tone.URGENT,
    Risk.HIGH: Tone.CARE,
    Risk.MEDIUM: Tone.PLAIN,
    Risk.LOW: Tone.QUIET,
}
URGENCY_TONES = {
    Urgency.IMMEDIATE: Tone.URGENT,
    Urgency.URGENT: Tone.CARE,
    Urgency.SOON: Tone.PLAIN,
    Urgency.ROUTINE: Tone.QUIET,
}
STATUS_TONES = {
    ComplaintStatus.NEW: Tone.CARE,
    ComplaintStatus.ATTACHED: Tone.CALM,
    ComplaintStatus.SET_ASIDE: Tone.QUIET,
}
RESULT_TONES = {
    Result.MET: Tone.CARE,
    Result.NOT_MET: Tone.QUIET,
    Result.UNDETERMINED: Tone.PLAIN,
}
_URGENT = frozenset(
    {
        UrgencyReason.DANGER_NOW,
        Reason.CRITICAL,
        Reason.DANGER_LATE,
        Reason.IMMEDIATE,
        Reason.OVERDUE,
        Reason.UNTAKEN,
    }
)
_CARE = frozenset({UrgencyReason.CHILD, UrgencyReason.MEDICAL_HELP, Reason.HIGH, Reason.URGENT})


@dataclass(frozen=True, slots=True)
class ReasonTag:
    """A reason in words with its tone."""

    text: str | Promise
    tone: Tone


def reason_tags(reasons: Iterable[UrgencyReason | Reason]) -> tuple[ReasonTag, ...]:
    """Reasons as a list shows them."""
    return tuple(ReasonTag(text=reason.label, tone=_tone(reason)) for reason in reasons)


def age(moment: datetime) -> str:
    """How long ago, in words that fit a column."""
    return days(max(0, (clock.now() - moment).days))


def days(count: int) -> str:
    """A number of days."""
    if count == 0:
        return _("today")
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def span(length: timedelta) -> str:
    """A length of time in its two greatest units."""
    minutes = max(0, int(length.total_seconds() // 60))
    hours, left = divmod(minutes, 60)
    whole_days, hours = divmod(hours, 24)
    told = (
        ngettext("%(count)d day", "%(count)d days", whole_days) % {"count": whole_days},
        ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours},
        ngettext("%(count)d minute", "%(count)d minutes", left) % {"count": left},
    )
    first = 0 if whole_days else 1 if hours else 2
    counts = (whole_days, hours, left)
    shown = [
        text for text, count in zip(told[first : first + 2], counts[first:], strict=False) if count
    ]
    return " ".join(shown) or told[2]


def place(country: str, province: str) -> str:
    """A coarse place."""
    if province:
        return province_name(province)
    return country_name(country) if country else ""


def danger(code: str) -> str:
    """Whether somebody is in danger, as the lodger said."""
    return {"yes": _("Yes"), "no": _("No")}.get(code, _("Not known"))


def sex(code: str) -> str:
    """A sex as the lodger gave it."""
    words = {"female": _("Female"), "male": _("Male"), "other": _("Other")}
    return words.get(code, _("Not known"))


def stage(milestone: Milestone) -> str:
    """A stage in the words of the work; lodgers read plainer ones."""
    return {
        Milestone.RECEIVED: _("Received"),
        Milestone.UNDER_VERIFICATION: _("Under verification"),
        Milestone.VERIFIED: _("Verified"),
        Milestone.IN_OPERATION: _("In operation"),
        Milestone.PERSON_LOCATED: _("Person located"),
        Milestone.SUPPORTED: _("Supported"),
        Milestone.RETURNED: _("Returned"),
        Milestone.CLOSED: _("Closed"),
    }[milestone]


def remark(code: Remark) -> str:
    """Why the elements come to their result."""
    return {
        Remark.MEANS_NOT_NEEDED: _("The person is a child, so no means needs to be shown."),
        Remark.CONSENT_IRRELEVANT: _("Consent of the person plays no part here."),
        Remark.AGE_DECIDES: _("Whether the person was a child decides the result."),
    }[code]


def comparison(found: Comparison) -> str:
    """One feature of a likely duplicate in a few words."""
    feature = {
        Feature.NAME: _("Name"),
        Feature.BIRTH: _("Birth"),
        Feature.SEX: _("Sex"),
        Feature.PHONE: _("Telephone"),
        Feature.DOCUMENT: _("Document"),
        Feature.NATIONALITY: _("Nationality"),
        Feature.PLACE: _("Place"),
    }[found.feature]
    how = {
        Agreement.AGREES: _("%(feature)s agrees"),
        Agreement.CLOSE: _("%(feature)s is close"),
        Agreement.DIFFERS: _("%(feature)s differs"),
        Agreement.MISSING: _("%(feature)s is missing"),
    }[found.agreement]
    return how % {"feature": feature}


def _tone(reason: UrgencyReason | Reason) -> Tone:
    """The tone of a reason."""
    if reason in _URGENT:
        return Tone.URGENT
    return Tone.CARE if reason in _CARE else Tone.PLAIN
