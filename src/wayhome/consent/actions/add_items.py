"""Write the items of a consent or a legal basis."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.consent.domain.new_consent import Chosen
from wayhome.consent.models import Item


def add_items(
    items: Iterable[Chosen], *, agency: UUID, consent: UUID | None = None, basis: UUID | None = None
) -> None:
    """Add them beside the row that they belong to; part of the action that writes it."""
    Item.objects.bulk_create(
        Item(
            agency_id=agency,
            consent_id=consent,
            basis_id=basis,
            purpose=item.purpose,
            field_group=item.group,
            recipient=item.recipient,
        )
        for item in sorted(items, key=lambda item: (item.purpose, item.group, item.recipient))
    )
