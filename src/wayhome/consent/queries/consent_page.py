"""What was agreed to, allowed and taken back in a case, person by person, with nothing opened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.consent.domain.contact import Contacted, ContactRules
from wayhome.consent.domain.cover import Item, ItemState, state_of
from wayhome.consent.domain.explaining import (
    Age,
    Assent,
    BasisKind,
    ExplainedHow,
    GivenBy,
    Relation,
)
from wayhome.consent.domain.languages import Language
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.models import Consent, LegalBasis, LegalBasisEnd, SafeContact, Withdrawal
from wayhome.consent.queries.items import told_about
from wayhome.consent.queries.persons import Asked, everybody
from wayhome.consent.queries.safe_contact import newest_rules, rules_of
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """An item and how it stands now."""

    item: Item
    state: ItemState


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One talk; its sealed words stay closed."""

    id: UUID
    explained_by: UUID
    explained_how: ExplainedHow
    language: Language
    age: Age
    given_by: GivenBy
    relation: Relation | None
    assent: Assent | None
    given_at: datetime
    until: datetime
    has_words: bool


@dataclass(frozen=True, slots=True)
class BasisLine:
    """One legal basis; `end` is the id of its end, or None."""

    id: UUID
    kind: BasisKind
    since: datetime
    until: datetime
    by: UUID | None
    end: UUID | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class WithdrawalLine:
    """What was taken back; None and an empty recipient stand for all."""

    id: UUID
    said_by: GivenBy
    purpose: SharePurpose | None
    group: FieldGroup | None
    recipient: str
    at: datetime
    by: UUID | None
    has_reason: bool


@dataclass(frozen=True, slots=True)
class RulesLine:
    """Rules of contact in force about a person, or about the lodger of one complaint."""

    id: UUID
    complaint: UUID
    whom: Contacted
    rules: ContactRules
    at: datetime
    by: UUID | None
    has_words: bool


@dataclass(frozen=True, slots=True)
class PersonConsent:
    """Everything about one person of a case, newest first."""

    asked: Asked
    items: tuple[Standing, ...]
    consents: tuple[ConsentLine, ...]
    bases: tuple[BasisLine, ...]
    withdrawals: tuple[WithdrawalLine, ...]
    rules: RulesLine | None
    lodgers: tuple[RulesLine | None, ...]
    """For each complaint of the person the rules about its lodger, in the order of `asked`."""

    @property
    def in_force(self) -> tuple[Standing, ...]:
        """What may leave now."""
        return tuple(each for each in self.items if each.state is ItemState.IN_FORCE)


def consent_page(actor: Actor, case: UUID) -> tuple[PersonConsent, ...]:
    """The persons of a case with their consent, reckoned at this moment. Raises NotFound."""
    held, _decision = case_at_hand(actor, case, Permission.CASE_READ)
    return tuple(_person(held.agency, case, each) for each in everybody(actor, case))


def _person(agency: UUID, case: UUID, asked: Asked) -> PersonConsent:
    """One person."""
    told, now = told_about(agency, case, asked.complaints), clock.now()
    standing = (Standing(item, state_of(item, told.withdrawals, at=now)) for item in told.items)
    lodgers = (Asked(each, (each,)) for each in asked.complaints)
    return PersonConsent(
        asked=asked,
        items=tuple(sorted(standing, key=lambda each: (each.item.purpose, each.item.recipient))),
        consents=_consents(agency, case, asked.complaints),
        bases=_bases(agency, case, asked.complaints),
        withdrawals=_withdrawals(agency, case, asked.complaints),
        rules=_rules(newest_rules(agency, case, asked, whom=Contacted.PERSON)),
        lodgers=tuple(
            _rules(newest_rules(agency, case, each, whom=Contacted.LODGER)) for each in lodgers
        ),
    )


def _consents(agency: UUID, case: UUID, complaints: Collection[UUID]) -> tuple[ConsentLine, ...]:
    """The talks."""
    rows = Consent.objects.filter(agency_id=agency, case_id=case, complaint_id__in=complaints)
    return tuple(
        ConsentLine(
            id=row.id,
            explained_by=row.explained_by,
            explained_how=ExplainedHow(row.explained_how),
            language=Language(row.language),
            age=Age(row.age),
            given_by=GivenBy(row.given_by),
            relation=Relation(row.guardian_relation) if row.guardian_relation else None,
            assent=Assent(row.assent) if row.assent else None,
            given_at=row.given_at,
            until=row.until,
            has_words=row.sealed_words is not None,
        )
        for row in rows.order_by("-given_at", "-recorded_at")
    )


def _bases(agency: UUID, case: UUID, complaints: Collection[UUID]) -> tuple[BasisLine, ...]:
    """The legal bases, with their ends."""
    rows = LegalBasis.objects.filter(agency_id=agency, case_id=case, complaint_id__in=complaints)
    ends = {
        end.basis_id: end for end in LegalBasisEnd.objects.filter(agency_id=agency, basis__in=rows)
    }
    return tuple(
        BasisLine(
            id=row.id,
            kind=BasisKind(row.kind),
            since=row.since,
            until=row.until,
            by=row.recorded_by,
            end=ends[row.id].id if row.id in ends else None,
            ended_at=ends[row.id].ended_at if row.id in ends else None,
        )
        for row in rows.order_by("-since")
    )


def _withdrawals(
    agency: UUID, case: UUID, complaints: Collection[UUID]
) -> tuple[WithdrawalLine, ...]:
    """What was taken back."""
    rows = Withdrawal.objects.filter(agency_id=agency, case_id=case, complaint_id__in=complaints)
    # One word has a row for each complaint that told of the person then.
    said: dict[tuple[object, ...], Withdrawal] = {}
    for row in rows.order_by("-withdrawn_at", "id"):
        key = (row.withdrawn_at, row.said_by, row.purpose, row.field_group, row.recipient)
        said.setdefault(key, row)
    return tuple(
        WithdrawalLine(
            id=row.id,
            said_by=GivenBy(row.said_by),
            purpose=SharePurpose(row.purpose) if row.purpose else None,
            group=FieldGroup(row.field_group) if row.field_group else None,
            recipient=row.recipient,
            at=row.withdrawn_at,
            by=row.recorded_by,
            has_reason=row.sealed_reason is not None,
        )
        for row in said.values()
    )


def _rules(row: SafeContact | None) -> RulesLine | None:
    """The rules that hold."""
    if row is None:
        return None
    return RulesLine(
        id=row.id,
        complaint=row.complaint_id,
        whom=Contacted(row.contacted),
        rules=rules_of(row),
        at=row.recorded_at,
        by=row.recorded_by,
        has_words=row.sealed_words is not None,
    )
