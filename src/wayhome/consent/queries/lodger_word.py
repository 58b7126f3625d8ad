"""What the lodger of a complaint said about being reached, opened to begin the rules with."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.cases.policy import assigned_to
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.consent.domain.contact import ContactWay
from wayhome.consent.queries.persons import one_of
from wayhome.intake.queries.fields import open_fields
from wayhome.kernel.actor import Actor

_WAYS = {
    "receipt": ContactWay.RECEIPT,
    "call": ContactWay.CALL,
    "message": ContactWay.MESSAGE,
    "email": ContactWay.EMAIL,
}


@dataclass(frozen=True, slots=True)
class LodgerWord:
    """The answers as they were given; None and empty where nothing was said.

    `when` is in the lodger's own words, so that nobody reads hours into it but a person.
    """

    complaint: UUID
    agrees: bool | None
    is_safe: bool | None
    ways: frozenset[ContactWay]
    may_say_who: bool | None
    when: str = field(repr=False)
    who: str = field(repr=False)


def lodger_word(actor: Actor, case: UUID, complaint: UUID, *, purpose: Purpose) -> LodgerWord:
    """Open the lodger's answers for a purpose; the opening leaves its leaf. Raises NotFound."""
    case_at_hand(actor, case)
    one_of(actor, case, complaint)
    found = open_fields(
        actor,
        complaint,
        FieldGroup.CONTACT,
        purpose=purpose,
        assigned=assigned_to(actor, complaint),
    ).answers
    said = {
        name: value if isinstance(value := found.value(name), bool) else None
        for name in ("consent_contact", "contact_safe", "may_say_who")
    }
    return LodgerWord(
        complaint=complaint,
        agrees=said["consent_contact"],
        is_safe=said["contact_safe"],
        ways=frozenset(_WAYS[way] for way in found.texts("contact_how") if way in _WAYS),
        may_say_who=said["may_say_who"],
        when=found.text("contact_when"),
        who=found.text("contact_who"),
    )
