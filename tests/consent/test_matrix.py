"""The matrix: nothing leaves without its row, for every purpose, field group, recipient and state."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest

from tests.cases.ground import lodged, office, opened
from tests.consent.ground import agreed, chosen, cover, took_back
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.cover import GroundKind, Item, ItemState, Withdrawal, covering
from wayhome.consent.domain.purposes import AGREED, SharePurpose
from wayhome.consent.domain.recipients import (
    LODGER,
    PERSON,
    Authority,
    RecipientKind,
    RecipientUnknown,
    agency_key,
    authority_key,
    embassy_key,
    kind_of,
    provider_key,
)
from wayhome.consent.queries.covers import NotCovered

NOW = datetime(2022, 8, 18, 12, tzinfo=UTC)
RECIPIENTS = (
    PERSON,
    LODGER,
    agency_key(UUID(int=1)),
    provider_key(UUID(int=1)),
    embassy_key("VNM"),
    embassy_key("CHN"),
    authority_key(Authority.POLICE),
)
STATES = {
    ItemState.NOT_YET: (timedelta(hours=1), timedelta(hours=9)),
    ItemState.IN_FORCE: (timedelta(hours=-1), timedelta(hours=9)),
    ItemState.EXPIRED: (timedelta(hours=-9), timedelta(hours=-1)),
    ItemState.ENDED: (timedelta(hours=-9), timedelta(hours=9)),
}


@pytest.mark.parametrize("state", ItemState)
@pytest.mark.parametrize("kind", GroundKind)
def test_only_the_very_item_covers_and_only_in_force(kind: GroundKind, state: ItemState) -> None:
    for held in product(SharePurpose, FieldGroup, RECIPIENTS):
        item, taken = _item(held, kind, state)
        for asked in _neighbours(held):
            purpose, group, recipient = asked

            found = covering([item], taken, at=NOW, purpose=purpose, recipient=recipient)

            expected = asked == held and state is ItemState.IN_FORCE
            assert (group in found) is expected, (asked, held, kind, state)


Triple = tuple[SharePurpose, FieldGroup, str]


def _item(held: Triple, kind: GroundKind, state: ItemState) -> tuple[Item, list[Withdrawal]]:
    """An item that stands so now, with what ended it."""
    since, until = STATES[state]
    is_ended = state is ItemState.ENDED
    ended = NOW - timedelta(hours=1) if is_ended and kind is GroundKind.LEGAL_BASIS else None
    taken = [Withdrawal(NOW)] if is_ended and kind is GroundKind.CONSENT else []
    return Item(uuid4(), kind, *held, NOW + since, NOW + until, ended), taken


def _neighbours(held: Triple) -> set[Triple]:
    """The same, and everything that differs in one part."""
    purpose, group, recipient = held
    return (
        {(each, group, recipient) for each in SharePurpose}
        | {(purpose, each, recipient) for each in FieldGroup}
        | {(purpose, group, each) for each in RECIPIENTS}
    )


@pytest.mark.usefixtures("database")
def test_every_row_covers_until_it_is_taken_back_and_no_other_does() -> None:
    unit = office()
    person, other = lodged(unit.agency), lodged(unit.agency)
    case = opened(unit, person, other).case
    some = [each for number, each in enumerate(RECIPIENTS) if number % 2]
    for purpose in SharePurpose:
        for recipient in some:
            agreed(unit, case, person, items=chosen(AGREED, purpose, recipient))

    for purpose, recipient in product(SharePurpose, RECIPIENTS):
        asked = {"groups": AGREED, "purpose": purpose, "recipient": recipient}
        if recipient in some:
            cover(unit.supervisor, case, person, **asked)  # type: ignore[arg-type]  # one part each
        for whom, groups in ((person, set(FieldGroup) - AGREED), (other, AGREED), (None, AGREED)):
            with pytest.raises(NotCovered):
                cover(
                    unit.supervisor,
                    case,
                    whom,
                    groups=groups,
                    purpose=purpose,
                    recipient=recipient,
                )
    took_back(unit, case, person)
    for purpose, recipient in product(SharePurpose, RECIPIENTS):
        with pytest.raises(NotCovered) as refused:
            cover(
                unit.supervisor, case, person, groups=AGREED, purpose=purpose, recipient=recipient
            )
        assert refused.value.missing == AGREED


@pytest.mark.parametrize("key", RECIPIENTS)
def test_key_of_a_recipient_is_read(key: str) -> None:
    assert kind_of(key) is RecipientKind(key.partition(":")[0])


@pytest.mark.parametrize(
    "key",
    [
        "",
        "anybody",
        "person:1",
        "agency",
        "agency:*",
        "agency:",
        f"agency:{str(UUID(int=10)).upper()}",
        "provider:1",
        "embassy",
        "embassy:vnm",
        "embassy:ZZZ",
        "embassy:VNM ",
        "authority:anybody",
        "police",
    ],
)
def test_key_that_names_nobody_is_refused(key: str) -> None:
    with pytest.raises(RecipientUnknown):
        kind_of(key)
