"""The rows of a case as the rule of cover reads them, at the moment of asking."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.cover import GroundKind, Item, Withdrawal
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.models import Item as ItemRow
from wayhome.consent.models import Withdrawal as WithdrawalRow


@dataclass(frozen=True, slots=True)
class Told:
    """What was agreed to, allowed and taken back about one person."""

    items: tuple[Item, ...]
    withdrawals: tuple[Withdrawal, ...]


def told_about(agency: UUID, case: UUID, complaints: Collection[UUID]) -> Told:
    """Read anew each time: nothing of it is ever kept. Part of a query that asked the policy."""
    return Told(
        items=(*_agreed(agency, case, complaints), *_allowed(agency, case, complaints)),
        withdrawals=_withdrawals(agency, case, complaints),
    )


def _agreed(agency: UUID, case: UUID, complaints: Collection[UUID]) -> tuple[Item, ...]:
    """The items that somebody agreed to."""
    rows = ItemRow.objects.filter(
        agency_id=agency, consent__case_id=case, consent__complaint_id__in=complaints
    ).values_list(
        "consent_id", "purpose", "field_group", "recipient", "consent__given_at", "consent__until"
    )
    return tuple(
        Item(ground, GroundKind.CONSENT, SharePurpose(purpose), FieldGroup(group), recipient, *span)
        for ground, purpose, group, recipient, *span in rows
    )


def _allowed(agency: UUID, case: UUID, complaints: Collection[UUID]) -> tuple[Item, ...]:
    """The items that a legal basis allows."""
    rows = ItemRow.objects.filter(
        agency_id=agency, basis__case_id=case, basis__complaint_id__in=complaints
    ).values_list(
        "basis_id",
        "purpose",
        "field_group",
        "recipient",
        "basis__since",
        "basis__until",
        "basis__ends__ended_at",
    )
    return tuple(
        Item(
            ground,
            GroundKind.LEGAL_BASIS,
            SharePurpose(purpose),
            FieldGroup(group),
            recipient,
            *span,
        )
        for ground, purpose, group, recipient, *span in rows
    )


def _withdrawals(agency: UUID, case: UUID, complaints: Collection[UUID]) -> tuple[Withdrawal, ...]:
    """What was taken back."""
    rows = WithdrawalRow.objects.filter(
        agency_id=agency, case_id=case, complaint_id__in=complaints
    ).values_list("withdrawn_at", "purpose", "field_group", "recipient")
    return tuple(
        Withdrawal(
            at,
            SharePurpose(purpose) if purpose else None,
            FieldGroup(group) if group else None,
            recipient,
        )
        for at, purpose, group, recipient in rows
    )
