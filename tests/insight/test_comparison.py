"""A claim stands beside the register's own number, with the difference in words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.insight.ground import MONTH, ground, relatives
from wayhome.access.policy import NotFound
from wayhome.insight.domain.comparison import Explanation, compare, difference_words
from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.insight.domain.report import Figure
from wayhome.insight.queries.claims_beside import claims_beside
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.mark_figure import Claim, Span, mark_figure
from wayhome.record.queries.sources import source


def words(claimed: str, own: str, code: Code = Code.COMPLAINTS_RECEIVED) -> str:
    """The difference between a claim and the register."""
    return difference_words(compare(Decimal(claimed), Figure(code, Decimal(own))), code)


def test_difference_is_said_from_the_register() -> None:
    assert words("289", "289") == "The register has the same number."
    assert words("289", "280") == "The register has 9 fewer."
    assert words("280", "289") == "The register has 9 more."


def test_share_is_compared_in_percent() -> None:
    assert (
        words("95", "0.9400", Code.SHARE_SUBSTANTIATED)
        == "The register is lower by 1 percentage points."
    )


def test_rounding_explains_a_claim_with_fewer_places() -> None:
    compared = compare(Decimal(95), Figure(Code.SHARE_SUBSTANTIATED, Decimal("0.9483")))

    assert compared.explanations == (Explanation.ROUNDING,)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_difference_is_explained_unless_there_is_none(claimed: int, own: int) -> None:
    compared = compare(Decimal(claimed), Figure(Code.COMPLAINTS_RECEIVED, Decimal(own)))

    assert compared.agrees == (claimed == own)
    assert bool(compared.explanations) == (claimed != own)


def claim(by: Actor, period: Period, value: int) -> None:
    """A source that claims a number of complaints."""
    text = f"The ministry received {value} complaints."
    with context.acting(by):
        page = source(by, add_source(NewSource(content=text.encode()), by=by).id)
        exact = f"{value} complaints"
        start = page.text.index(exact)
        mark_figure(
            Span(page.text_version, start, start + len(exact), exact),
            Claim(
                Decimal(value),
                "complaints",
                "the ministry",
                period,
                indicator=Code.COMPLAINTS_RECEIVED,
            ),
            by=by,
        )


def test_only_claims_of_exactly_this_period_stand_beside(database: str) -> None:
    here = ground()
    by = here.unit.supervisor
    relatives(here.unit, 3)
    claim(by, MONTH, 3)
    claim(by, Period(date(2022, 8, 1), date(2022, 8, 31)), 40)

    with context.acting(by):
        beside = claims_beside(by, MONTH)

    (found,) = beside
    assert found.claim.value == 3
    assert found.comparison.agrees


def test_claims_are_not_there_for_a_partner(database: str) -> None:
    here = ground()

    with context.acting(here.embassy), pytest.raises(NotFound):
        claims_beside(here.embassy, MONTH)
