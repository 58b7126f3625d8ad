"""The three elements of trafficking in persons: act, means and purpose.

Source: Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and
Children (Palermo, 2000), article 3; UNTS vol. 2237, p. 319. (a) names the elements; (b) consent of
the person is irrelevant where any of the means was used; (c) for a child no means is needed; (d) a
child is anyone under eighteen. The list of purposes is open ("at a minimum").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Act(TextChoices):
    """What was done."""

    RECRUITMENT = "recruitment", _("Recruitment")
    TRANSPORTATION = "transportation", _("Transportation")
    TRANSFER = "transfer", _("Transfer")
    HARBOURING = "harbouring", _("Harbouring")
    RECEIPT = "receipt", _("Receipt of persons")


class Means(TextChoices):
    """How it was done."""

    THREAT_OR_FORCE = "threat_or_force", _("Threat or use of force")
    OTHER_COERCION = "other_coercion", _("Other coercion")
    ABDUCTION = "abduction", _("Abduction")
    FRAUD = "fraud", _("Fraud")
    DECEPTION = "deception", _("Deception")
    ABUSE_OF_POWER = "abuse_of_power", _("Abuse of power")
    ABUSE_OF_VULNERABILITY = "abuse_of_vulnerability", _("Abuse of a position of vulnerability")
    PAYMENTS_OR_BENEFITS = (
        "payments_or_benefits",
        _("Payment or benefit to somebody who controls the person"),
    )


class ExploitationPurpose(TextChoices):
    """What it was done for."""

    SEXUAL_EXPLOITATION = "sexual_exploitation", _("Sexual exploitation")
    FORCED_LABOUR = "forced_labour", _("Forced labour or services")
    SLAVERY = "slavery", _("Slavery or similar practices")
    SERVITUDE = "servitude", _("Servitude")
    ORGAN_REMOVAL = "organ_removal", _("Removal of organs")
    OTHER = "other", _("Other exploitation, such as forced criminality or begging")


class Element(TextChoices):
    """One of the three elements."""

    ACT = "act", _("Act")
    MEANS = "means", _("Means")
    PURPOSE = "purpose", _("Purpose")


class Presence(TextChoices):
    """What is known of an element or of one of its forms. Unknown is not absent."""

    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")
    UNKNOWN = "unknown", _("Unknown")


class Result(TextChoices):
    """What the elements add up to; a step towards a finding, never a finding itself."""

    MET = "met", _("All elements that are needed are present")
    NOT_MET = "not_met", _("An element that is needed is absent")
    UNDETERMINED = "undetermined", _("Not enough is known")


class Remark(StrEnum):
    """Why the result is what it is."""

    MEANS_NOT_NEEDED = "means_not_needed"
    CONSENT_IRRELEVANT = "consent_irrelevant"
    AGE_DECIDES = "age_decides"


FORMS: Mapping[Element, type[TextChoices]] = {
    Element.ACT: Act,
    Element.MEANS: Means,
    Element.PURPOSE: ExploitationPurpose,
}
"""The forms in which each element can be present."""

Answers = Mapping[str, Presence]


@dataclass(frozen=True, slots=True)
class Elements:
    """What is known of every form of the three elements; a form left out is unknown."""

    act: Answers
    means: Answers
    purpose: Answers

    def answers(self, element: Element) -> Answers:
        """The answers to one element."""
        return {Element.ACT: self.act, Element.MEANS: self.means}.get(element, self.purpose)

    def presence(self, element: Element) -> Presence:
        """Present in one form at least; absent only when every form is."""
        answers = self.answers(element)
        known = [answers.get(form.value, Presence.UNKNOWN) for form in FORMS[element]]
        if Presence.PRESENT in known:
            return Presence.PRESENT
        if Presence.UNKNOWN in known:
            return Presence.UNKNOWN
        return Presence.ABSENT


@dataclass(frozen=True, slots=True)
class Assessed:
    """The presence of the three elements, the result, and remarks that explain it."""

    act: Presence
    means: Presence
    purpose: Presence
    result: Result
    remarks: frozenset[Remark]


def assess(elements: Elements, *, is_child: bool | None) -> Assessed:
    """Add up the elements; `is_child` is None when the age is not known."""
    act, means, purpose = (elements.presence(element) for element in Element)
    as_child = _result(act, purpose)
    as_adult = _result(act, means, purpose)
    remarks = set()
    if is_child is None and as_child is not as_adult:
        result = Result.UNDETERMINED
        remarks.add(Remark.AGE_DECIDES)
    else:
        result = as_child if is_child else as_adult
    if is_child:
        remarks.add(Remark.MEANS_NOT_NEEDED)
    if is_child or means is Presence.PRESENT:
        remarks.add(Remark.CONSENT_IRRELEVANT)
    return Assessed(
        act=act, means=means, purpose=purpose, result=result, remarks=frozenset(remarks)
    )


def _result(*needed: Presence) -> Result:
    """One absent element decides; otherwise every one must be present."""
    if Presence.ABSENT in needed:
        return Result.NOT_MET
    return Result.UNDETERMINED if Presence.UNKNOWN in needed else Result.MET
