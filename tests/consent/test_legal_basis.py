"""What the law allows instead of consent."""

from uuid import UUID

import pytest

from tests.cases.ground import Office
from tests.consent.ground import BOTH, by_law, chosen, cover, law, took_back
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.policy import NotFound
from wayhome.consent.actions.record_legal_basis import (
    EndedBefore,
    end_legal_basis,
    record_legal_basis,
)
from wayhome.consent.domain.events import LegalBasisEnded
from wayhome.consent.domain.new_basis import LawMissing
from wayhome.consent.domain.new_consent import GroupNotShared
from wayhome.consent.queries.covers import NotCovered
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")


def test_law_covers_where_consent_does_not_until_it_is_ended(
    unit: Office, case: UUID, person: UUID, ears: list[object]
) -> None:
    basis = by_law(unit, case, person, items=chosen([*BOTH, FieldGroup.INTERNAL_NOTES]))
    took_back(unit, case, person)
    ears.clear()

    assert cover(unit.supervisor, case, person).grounds == (basis,)
    with context.acting(unit.supervisor) as by:
        end_legal_basis(case=case, basis=basis, reason="The hearing is over.", by=by)

    with pytest.raises(NotCovered):
        cover(unit.supervisor, case, person)
    assert [type(event) for event in ears] == [LegalBasisEnded]
    with context.acting(unit.supervisor) as by, pytest.raises(EndedBefore):
        end_legal_basis(case=case, basis=basis, reason="", by=by)


def test_law_is_for_supervisors_to_record(unit: Office, case: UUID, person: UUID) -> None:
    for actor in (unit.intake, unit.worker, unit.other_worker):
        with context.acting(actor) as by, pytest.raises(NotFound):
            record_legal_basis(case=case, person=person, given=law(), by=by)


@pytest.mark.parametrize("part", ["law", "decided_by", "reasons"])
def test_law_is_refused_when_it_does_not_say_what_it_rests_on(
    unit: Office, case: UUID, person: UUID, part: str
) -> None:
    with pytest.raises(LawMissing):
        by_law(unit, case, person, **{part: "  "})


def test_law_never_covers_who_told_us(unit: Office, case: UUID, person: UUID) -> None:
    with pytest.raises(GroupNotShared):
        by_law(unit, case, person, items=chosen([FieldGroup.SOURCE]))
