"""Record how somebody of a case may be reached safely."""

from uuid import UUID

from django.db.models import Max

from wayhome.audit.domain.tags import Tag
from wayhome.consent.actions.at_case import Begun, Writing, begin, finish, sealed
from wayhome.consent.domain.contact import Contacted
from wayhome.consent.domain.new_rules import NewRules, check_rules
from wayhome.consent.domain.steps import ConsentStep
from wayhome.consent.models import SafeContact
from wayhome.consent.policy import RECORD
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place


def record_safe_contact(
    *, case: UUID, person: UUID, whom: Contacted, given: NewRules, by: Actor
) -> UUID:
    """Add rules, which hold from now on in place of those before.

    They are about a person of the case, or about whoever lodged the complaint `person`. Raises
    NotFound and whatever `check_rules` raises.
    """
    check_rules(given)
    with atomic():
        writing = Writing(case, person, ConsentStep.CONTACT, needs=RECORD, even_closed=True)
        begun = begin(writing, by=by)
        # Each complaint that tells of the person has the rules: were they parted again, none
        # would fall back to older ones.
        about = (person,) if whom is Contacted.LODGER else begun.asked.complaints
        last = _last_number(by, case)
        rows = [
            _row(given, begun, complaint=complaint, whom=whom, by=by)
            for complaint in reversed(about)
        ]
        for number, row in enumerate(rows, last + 1):
            row.number = number
            row.save(force_insert=True)
        row_id = rows[-1].id
        finish(begun, Tag.CONSENT_CONTACT_RECORDED, row_id, by=by, whom=whom.value)
    return row_id


def _row(
    given: NewRules, begun: Begun, *, complaint: UUID, whom: Contacted, by: Actor
) -> SafeContact:
    """The rules as a row about one complaint, not yet numbered."""
    row_id = new_id()
    words = {"who": given.who, "code_word": given.code_word, "note": given.note}
    place = Place("consent_safe_contact", "sealed_words", row_id)
    return SafeContact(
        id=row_id,
        agency_id=by.agency,
        case_id=begun.case.id,
        complaint_id=complaint,
        contacted=whom,
        is_safe=given.is_safe,
        ways=sorted(given.ways),
        windows=[[window.weekday, window.starts, window.ends] for window in sorted(given.windows)],
        time_zone=given.time_zone,
        may_say_who=given.may_say_who,
        sealed_words=sealed(words, key=begun.case.key, place=place),
        recorded_at=clock.now(),
        recorded_by=by.user,
    )


def _last_number(by: Actor, case: UUID) -> int:
    """The number of the newest rules of the case, which is locked."""
    rows = SafeContact.objects.filter(agency_id=by.agency, case_id=case)
    return rows.aggregate(last=Max("number"))["last"] or 0
