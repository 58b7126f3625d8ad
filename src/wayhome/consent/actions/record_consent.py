"""Record what a person, or a guardian for a child, agreed to."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.access.queries.colleagues import office
from wayhome.audit.domain.tags import Tag
from wayhome.consent.actions.add_items import add_items
from wayhome.consent.actions.at_case import Begun, Writing, begin, finish, sealed
from wayhome.consent.domain.new_consent import NewConsent, check_consent
from wayhome.consent.domain.spans import after
from wayhome.consent.domain.steps import ConsentStep
from wayhome.consent.models import Consent, Withdrawal
from wayhome.consent.policy import RECORD
from wayhome.consent.queries.persons import is_told_child
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place

_TABLE = "consent_consent"


class TakenBackSince(Exception):
    """After that talk the person took consent back; what is agreed to now is a new talk."""


def record_consent(
    *, case: UUID, person: UUID, given: NewConsent, by: Actor, consent: UUID | None = None
) -> UUID:
    """Add a consent with its items; `consent` is the id that came with the form, for once only.

    Raises NotFound, EventRefused, TakenBackSince and whatever `check_consent` raises.
    """
    row_id = consent or new_id()
    with atomic():
        begun = begin(Writing(case, person, ConsentStep.GIVEN, needs=RECORD), by=by)
        if Consent.objects.filter(id=row_id, agency_id=by.agency, case_id=case).exists():
            return row_id
        now, asked = clock.now(), begun.asked
        check_consent(given, now=now, told_child=is_told_child(by, asked))
        given_at = given.given_at or now
        taken = Withdrawal.objects.filter(
            agency_id=by.agency,
            case_id=case,
            complaint_id__in=asked.complaints,
            withdrawn_at__gte=given_at,
        )
        if given.explained_by not in office(by).names:
            raise NotFound
        if taken.exists():
            raise TakenBackSince
        _write(given, row_id=row_id, of=begun, by=by)
        add_items(given.items, agency=by.agency, consent=row_id)
        finish(begun, Tag.CONSENT_CONSENT_GIVEN, row_id, by=by, items=len(given.items))
    return row_id


def _write(given: NewConsent, *, row_id: UUID, of: Begun, by: Actor) -> None:
    """The row of the talk."""
    now, guardian = clock.now(), given.guardian
    words = {
        "guardian": guardian.name if guardian else "",
        "interpreter": given.interpreter,
        "note": given.note,
    }
    Consent(
        id=row_id,
        agency_id=by.agency,
        case_id=of.case.id,
        complaint_id=of.asked.complaint,
        explained_by=given.explained_by,
        explained_how=given.explained_how,
        language=given.language,
        points=sorted(given.points),
        age=given.age,
        given_by=given.given_by,
        guardian_relation=guardian.relation if guardian else "",
        assent=guardian.assent if guardian else "",
        given_at=given.given_at or now,
        until=after(given.until_on),
        sealed_words=sealed(words, key=of.case.key, place=Place(_TABLE, "sealed_words", row_id)),
        recorded_at=now,
        recorded_by=by.user,
    ).save(force_insert=True)
