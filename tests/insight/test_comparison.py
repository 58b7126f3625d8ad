"""A claim stands beside the register's own number, with the difference in words."""

from datetime import date
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.insight.ground import INSIDE, MONTH, Ground, conclude, ground, register, relatives
from wayhome.access.policy import NotFound
from wayhome.insight.domain.circumstances import Circumstances
from wayhome.insight.domain.comparison import compare, difference_words
from wayhome.insight.domain.explaining import Explanation, Reason
from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.insight.domain.report import Figure
from wayhome.insight.queries.claims_beside import claims_beside
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
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

    assert compared.explanations == (Reason(Explanation.ROUNDING),)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_difference_is_explained_unless_there_is_none(claimed: int, own: int) -> None:
    compared = compare(Decimal(claimed), Figure(Code.COMPLAINTS_RECEIVED, Decimal(own)))

    assert compared.agrees == (claimed == own)
    assert bool(compared.explanations) == (claimed != own)


@pytest.mark.parametrize("hidden", [True, False])
def test_number_that_is_not_shown_says_why(hidden: bool) -> None:  # noqa: FBT001  # a parameter
    own = Figure(Code.COMPLAINTS_RECEIVED, None, hidden=hidden)

    found = [each.code for each in compare(Decimal(4), own).explanations]

    assert found == ([Explanation.SUPPRESSED] if hidden else [])


@given(st.builds(Circumstances, came_later=st.integers(0, 9), on_edges=st.integers(0, 9)))
def test_days_are_blamed_in_general_only_when_the_register_can_tell_nothing(
    around: Circumstances,
) -> None:
    own = Figure(Code.COMPLAINTS_RECEIVED, Decimal(10))

    found = {each.code for each in compare(Decimal(8), own, around=around).explanations}

    told = found & {Explanation.EARLY, Explanation.EDGES}
    assert bool(told) != (Explanation.PERIOD in found)
    assert (Explanation.EDGES in found) == (around.on_edges >= 2)
    assert Explanation.DEFINITION in found


def claim(by: Actor, period: Period, value: int, **told: Any) -> None:
    """A source that claims a number of complaints."""
    text = f"The ministry received {value} complaints."
    with context.acting(by):
        new = NewSource(content=text.encode(), published_on=told.get("published"))
        page = source(by, add_source(new, by=by).id)
        exact = f"{value} complaints"
        start = page.text.index(exact)
        mark_figure(
            Span(page.text_version, start, start + len(exact), exact),
            Claim(
                Decimal(value),
                told.get("unit", "complaints"),
                "the ministry",
                period,
                indicator=told.get("code", Code.COMPLAINTS_RECEIVED),
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


def sentences(here: Ground) -> str:
    """What may explain the difference of the only claim."""
    with context.acting(here.unit.supervisor) as by:
        (found,) = claims_beside(by, MONTH)
    return " ".join(each.words for each in found.comparison.explanations)


def test_complaints_after_the_source_explain_why_it_has_fewer(database: str) -> None:
    here = ground()
    relatives(here.unit, 3)
    claim(here.unit.supervisor, MONTH, 1, published=date(2022, 8, 19))

    said = sentences(here)

    assert "published on 19 August 2022: 3 complaints of the period came later." in said
    assert "other days" not in said


def test_complaints_after_the_period_explain_why_the_source_has_more(database: str) -> None:
    here = ground()
    relatives(here.unit, 2)
    early = Period(date(2022, 8, 1), date(2022, 8, 19))
    claim(here.unit.supervisor, early, 2, published=date(2022, 8, 30))

    with context.acting(here.unit.supervisor) as by:
        (found,) = claims_beside(by, early)

    said = [each.words for each in found.comparison.explanations]
    assert said[0].startswith("2 further complaints came in after the period, up to 30 August 2022")


def test_complaints_of_the_edges_explain_a_difference_no_larger_than_they_are(
    database: str,
) -> None:
    here = ground()
    relatives(here.unit, 3)
    begins = Period(date(2022, 8, 20), date(2022, 9, 18))
    claim(here.unit.supervisor, begins, 1)

    with context.acting(here.unit.supervisor) as by:
        (found,) = claims_beside(by, begins)

    assert Reason(Explanation.EDGES, count=3) in found.comparison.explanations


def test_period_that_is_not_over_is_said(database: str) -> None:
    here = ground()
    relatives(here.unit, 2)
    claim(here.unit.supervisor, MONTH, 9)

    with clock.at(INSIDE):
        assert "The period is not over" in sentences(here)
    assert "The period is not over" not in sentences(here)


def test_persons_joined_explain_a_smaller_number(superuser: psycopg.Connection) -> None:
    here = ground()
    complaints = relatives(here.unit, 3)
    register(here.unit, complaints)
    superuser.execute(
        "UPDATE people_person SET cluster_id ="
        " (SELECT cluster_id FROM people_person WHERE complaint_id = %s) WHERE complaint_id = %s",
        complaints[:2],
    )
    claim(here.unit.supervisor, MONTH, 2)

    assert "about 2 persons, which is the number that the source gives" in sentences(here)


def test_findings_after_the_source_explain_a_smaller_number(database: str) -> None:
    here = ground()
    conclude(here.unit, relatives(here.unit, 2))
    claim(
        here.unit.supervisor,
        MONTH,
        1,
        published=date(2022, 8, 19),
        code=Code.FINDINGS_CONCLUDED,
    )

    assert "2 findings were concluded after 19 August 2022" in sentences(here)


def test_other_unit_of_the_source_is_said(database: str) -> None:
    here = ground()
    relatives(here.unit, 3)
    claim(here.unit.supervisor, MONTH, 2, unit="letters")

    assert "The source counts letters; the register counts complaints." in sentences(here)


def test_complaints_are_counted_once_for_all_claims_of_a_period(database: str) -> None:
    here = ground()
    relatives(here.unit, 3)
    statements = []

    for value in (5, 6, 7):
        claim(here.unit.supervisor, MONTH, value)
        with (
            context.acting(here.unit.supervisor) as by,
            CaptureQueriesContext(connections[DbRole.WEB]) as asked,
        ):
            claims_beside(by, MONTH)
        statements.append(sum("people_person" in each["sql"] for each in asked))

    assert statements[0] == statements[-1] > 0


def test_claims_are_not_there_for_a_partner(database: str) -> None:
    here = ground()

    with context.acting(here.embassy), pytest.raises(NotFound):
        claims_beside(here.embassy, MONTH)
