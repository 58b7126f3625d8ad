"""Talks, legal bases and rules of contact that the tests of consent begin with."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from tests.cases.ground import Office
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.actions.record_consent import record_consent
from wayhome.consent.actions.record_legal_basis import record_legal_basis
from wayhome.consent.actions.withdraw_consent import TakenBack, withdraw_consent
from wayhome.consent.domain.explaining import Age, BasisKind, ExplainedHow, Point
from wayhome.consent.domain.languages import Language
from wayhome.consent.domain.new_basis import NewBasis
from wayhome.consent.domain.new_consent import Chosen, NewConsent
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import embassy_key
from wayhome.consent.queries.covers import Cover, require_cover
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor

EMBASSY = embassy_key("VNM")
BOTH = (FieldGroup.IDENTITY, FieldGroup.CONTACT)


def chosen(
    groups: Iterable[FieldGroup] = BOTH,
    purpose: SharePurpose = SharePurpose.REPATRIATION,
    recipient: str = EMBASSY,
) -> frozenset[Chosen]:
    """Items for one purpose and one recipient."""
    return frozenset(Chosen(purpose, group, recipient) for group in groups)


def in_days(days: int) -> date:
    """A day of the future, or of the past."""
    return (clock.now() + timedelta(days=days)).date()


def talk(explained_by: UUID | None, **more: object) -> NewConsent:
    """A grown-up who agreed after everything was explained; keywords replace parts."""
    parts: dict[str, object] = {
        "items": chosen(),
        "explained_by": explained_by,
        "explained_how": ExplainedHow.INTERPRETER,
        "language": Language.VIETNAMESE,
        "points": frozenset(Point),
        "age": Age.ADULT,
        "until_on": in_days(30),
        **more,
    }
    return NewConsent(**parts)  # type: ignore[arg-type]  # tests name the parts they replace


def agreed(unit: Office, case: UUID, person: UUID, **more: object) -> UUID:
    """A recorded consent."""
    with context.acting(unit.supervisor) as by:
        return record_consent(case=case, person=person, given=talk(by.user, **more), by=by)


def took_back(unit: Office, case: UUID, person: UUID, **scope: object) -> UUID:
    """A recorded withdrawal."""
    with context.acting(unit.supervisor) as by:
        taken = TakenBack(**scope)  # type: ignore[arg-type]  # tests name the parts
        return withdraw_consent(case=case, person=person, taken=taken, by=by)


def law(**more: object) -> NewBasis:
    """An order of a court about the same items."""
    parts: dict[str, object] = {
        "items": chosen(),
        "kind": BasisKind.COURT_ORDER,
        "law": "Law on evidence, article 12",
        "decided_by": "The third chamber",
        "reasons": "The embassy has to issue a paper for the hearing.",
        "until_on": in_days(30),
        **more,
    }
    return NewBasis(**parts)  # type: ignore[arg-type]  # tests name the parts they replace


def by_law(unit: Office, case: UUID, person: UUID, **more: object) -> UUID:
    """A recorded legal basis."""
    with context.acting(unit.supervisor) as by:
        return record_legal_basis(case=case, person=person, given=law(**more), by=by)


def cover(  # noqa: PLR0913  # the parts of a question
    by: Actor,
    case: UUID,
    person: UUID | None,
    *,
    groups: Iterable[FieldGroup] = BOTH,
    purpose: SharePurpose = SharePurpose.REPATRIATION,
    recipient: str = EMBASSY,
) -> Cover:
    """Ask as a room above does, in a transaction of its own."""
    with context.acting(by) as actor:
        return require_cover(
            actor,
            case=case,
            person=person,
            purpose=purpose,
            groups=frozenset(groups),
            recipient=recipient,
        )
