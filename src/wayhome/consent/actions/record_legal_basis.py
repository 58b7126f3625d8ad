"""Record that the law lets something leave without consent, and end it."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.consent.actions.add_items import add_items
from wayhome.consent.actions.at_case import Writing, begin, finish, sealed
from wayhome.consent.domain.events import LegalBasisEnded
from wayhome.consent.domain.new_basis import NewBasis, check_basis
from wayhome.consent.domain.spans import after
from wayhome.consent.domain.steps import ConsentStep
from wayhome.consent.models import LegalBasis, LegalBasisEnd
from wayhome.consent.policy import DECIDE
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.events import publish
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place


class EndedBefore(Exception):
    """Somebody ended this legal basis already."""


def record_legal_basis(
    *, case: UUID, person: UUID, given: NewBasis, by: Actor, basis: UUID | None = None
) -> UUID:
    """Add a legal basis with its items; `basis` is the id that came with the form.

    Raises NotFound (also for whoever is no supervisor), EventRefused, LawMissing and whatever else
    `check_basis` raises.
    """
    row_id = basis or new_id()
    with atomic():
        begun = begin(Writing(case, person, ConsentStep.BASIS, needs=DECIDE), by=by)
        if LegalBasis.objects.filter(id=row_id, agency_id=by.agency, case_id=case).exists():
            return row_id
        now = clock.now()
        check_basis(given, now=now)
        words = {"law": given.law, "decided_by": given.decided_by, "reasons": given.reasons}
        place = Place("consent_legal_basis", "sealed_words", row_id)
        LegalBasis(
            id=row_id,
            agency_id=by.agency,
            case_id=case,
            complaint_id=begun.asked.complaint,
            kind=given.kind,
            since=now,
            until=after(given.until_on),
            sealed_words=sealed(words, key=begun.case.key, place=place),
            recorded_at=now,
            recorded_by=by.user,
        ).save(force_insert=True)
        add_items(given.items, agency=by.agency, basis=row_id)
        finish(
            begun,
            Tag.CONSENT_BASIS_RECORDED,
            row_id,
            by=by,
            kind=given.kind.value,
            items=len(given.items),
        )
    return row_id


def end_legal_basis(*, case: UUID, basis: UUID, reason: str, by: Actor) -> None:
    """End a legal basis now. Raises NotFound, EndedBefore."""
    with atomic():
        row = LegalBasis.objects.filter(id=basis, agency_id=by.agency, case_id=case).first()
        if row is None:
            raise NotFound
        writing = Writing(
            case, row.complaint_id, ConsentStep.BASIS_ENDED, needs=DECIDE, even_closed=True
        )
        begun = begin(writing, by=by)
        if LegalBasisEnd.objects.filter(agency_id=by.agency, basis=row).exists():
            raise EndedBefore
        end_id = new_id()
        place = Place("consent_legal_basis_end", "sealed_reason", end_id)
        LegalBasisEnd(
            id=end_id,
            agency_id=by.agency,
            basis=row,
            ended_at=clock.now(),
            sealed_reason=sealed({"reason": reason}, key=begun.case.key, place=place),
            ended_by=by.user,
        ).save(force_insert=True)
        finish(begun, Tag.CONSENT_BASIS_ENDED, row.id, by=by)
        publish(
            LegalBasisEnded(
                agency=by.agency, case=case, person=begun.asked.complaint, basis=row.id, by=by
            )
        )
