"""A report leaves only under an agreement in force, once for each day, to its partner alone."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import psycopg
import pytest

from tests.insight.ground import (
    AFTER,
    INSIDE,
    MONTH,
    Ground,
    agree,
    embassys,
    ground,
    relatives,
)
from tests.intake.ground import make_agency, partner
from wayhome.access.policy import NotFound
from wayhome.cooperation.actions.sign_agreement import end_agreement
from wayhome.insight.actions.export_report import export_partner_report, export_report
from wayhome.insight.actions.make_progress_report import (
    PeriodNotOver,
    PeriodsOverlap,
    make_progress_report,
)
from wayhome.insight.domain.indicators import IndicatorCode as Code
from wayhome.insight.domain.opened import Closed
from wayhome.insight.domain.partner_report import OTHERS
from wayhome.insight.queries.open_partner_figure import open_partner_figure
from wayhome.insight.queries.partner_reports import PartnerReport, partner_report, reports_for
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period


@pytest.fixture
def here(database: str) -> Ground:
    """Fourteen complaints of the embassy, two of them about others' nationals, three of relatives."""
    here = ground()
    embassys(here, 12)
    embassys(here, 2, nationality="THA", key="t")
    relatives(here.unit, 3)
    return here


def make(
    here: Ground,
    agreement: UUID,
    period: Period = MONTH,
    *,
    by: Actor | None = None,
    at: datetime = AFTER,
) -> UUID:
    """The report of a period, made by the supervisor unless somebody else is given."""
    with clock.at(at), context.acting(by or here.unit.supervisor) as actor:
        return make_progress_report(agreement=agreement, period=period, by=actor)


def read(actor: Actor, report: UUID) -> PartnerReport:
    """The report as somebody reads it after it was made."""
    with clock.at(AFTER), context.acting(actor):
        return partner_report(actor, report)


def test_report_counts_only_what_the_partner_lodged(here: Ground) -> None:
    report = read(here.embassy, make(here, agree(here))).report

    received = report.figure(Code.COMPLAINTS_RECEIVED)
    assert received is not None
    assert received.value == 14


def test_report_counts_only_nationalities_of_the_agreement(here: Ground) -> None:
    agreement = agree(here, nationalities=frozenset({"VNM"}), lodged_only=False)

    report = read(here.embassy, make(here, agreement)).report

    received = report.figure(Code.COMPLAINTS_RECEIVED)
    assert received is not None
    assert received.value == 15


def test_report_is_disclosed_when_it_is_made(here: Ground, superuser: psycopg.Connection) -> None:
    report = make(here, agree(here))

    rows = superuser.execute(
        "SELECT partner_agency_id, kind, subject_id FROM cooperation_disclosure"
    ).fetchall()
    assert rows == [(here.embassy.agency, "progress_report", report)]


def test_same_report_stands_when_it_is_made_twice(
    here: Ground, superuser: psycopg.Connection
) -> None:
    agreement = agree(here)

    assert make(here, agreement) == make(here, agreement, by=here.unit.system)
    assert superuser.execute("SELECT count(*) FROM cooperation_disclosure").fetchone() == (1,)


def test_overlapping_report_is_refused_and_leaves_nothing(
    here: Ground, superuser: psycopg.Connection
) -> None:
    make(here, agree(here))
    other = agree(here, figures=frozenset({"complaints_received"}))

    with pytest.raises(PeriodsOverlap):
        make(here, other, Period(date(2022, 9, 18), date(2022, 9, 30)))

    assert superuser.execute("SELECT count(*) FROM insight_progress_report").fetchone() == (1,)
    assert superuser.execute("SELECT count(*) FROM cooperation_disclosure").fetchone() == (1,)


def test_report_is_refused_while_its_period_runs(here: Ground) -> None:
    agreement = agree(here)

    with pytest.raises(PeriodNotOver):
        make(here, agreement, at=INSIDE)


def test_report_is_refused_when_the_agreement_has_ended(here: Ground) -> None:
    agreement = agree(here)
    with clock.at(AFTER), context.acting(here.unit.supervisor) as by:
        end_agreement(agreement, by=by)

    with pytest.raises(NotFound):
        make(here, agreement, at=AFTER + timedelta(days=1))


@pytest.mark.parametrize("who", ["intake", "worker"])
def test_report_is_made_by_nobody_who_may_not_sign(here: Ground, who: str) -> None:
    agreement = agree(here)

    with pytest.raises(NotFound):
        make(here, agreement, by=getattr(here.unit, who))


def test_partner_reads_its_own_reports_alone(here: Ground) -> None:
    report = make(here, agree(here))
    stranger = partner(make_agency("stranger"))

    with clock.at(AFTER), context.acting(here.embassy):
        mine = [row.id for row in reports_for(here.embassy)]
    with clock.at(AFTER), context.acting(stranger):
        others = reports_for(stranger)
        with pytest.raises(NotFound):
            partner_report(stranger, report)

    assert mine == [report]
    assert others == []


def test_partner_reads_no_more_when_the_agreement_has_ended(here: Ground) -> None:
    agreement = agree(here)
    report = make(here, agreement)
    with clock.at(AFTER), context.acting(here.unit.supervisor) as by:
        end_agreement(agreement, by=by)

    with clock.at(AFTER), context.acting(here.embassy):
        (row,) = reports_for(here.embassy)
        with pytest.raises(NotFound):
            partner_report(here.embassy, report)

    assert not row.is_readable


def test_figure_opens_into_the_partners_own_complaints(here: Ground) -> None:
    report = make(here, agree(here))

    with clock.at(AFTER), context.acting(here.embassy) as by:
        opened = open_partner_figure(by, report, Code.COMPLAINTS_RECEIVED)

    assert opened.closed is None
    assert len({row.code for row in opened.rows}) == 14


@pytest.mark.parametrize(
    ("indicator", "key", "closed"),
    [
        (Code.FINDINGS_CONCLUDED, None, Closed.NOT_IN_AGREEMENT),
        (Code.COMPLAINTS_BY_NATIONALITY, OTHERS, Closed.SMALL),
    ],
)
def test_figure_says_why_it_stays_closed(
    here: Ground, indicator: Code, key: str | None, closed: Closed
) -> None:
    report = make(here, agree(here))

    with clock.at(AFTER), context.acting(here.embassy) as by:
        opened = open_partner_figure(by, report, indicator, key=key)

    assert (opened.rows, opened.closed) == ((), closed)


def test_figure_stays_closed_when_others_lodged_too(here: Ground) -> None:
    report = make(here, agree(here, lodged_only=False))

    with clock.at(AFTER), context.acting(here.embassy) as by:
        opened = open_partner_figure(by, report, Code.COMPLAINTS_RECEIVED)

    assert (opened.rows, opened.closed) == ((), Closed.OTHERS_LODGED)


def test_hidden_row_is_not_found_when_guessed(here: Ground) -> None:
    report = make(here, agree(here))

    with clock.at(AFTER), context.acting(here.embassy) as by, pytest.raises(NotFound):
        open_partner_figure(by, report, Code.COMPLAINTS_BY_NATIONALITY, key="THA")


def test_file_names_whom_it_was_given_to(here: Ground, superuser: psycopg.Connection) -> None:
    report = make(here, agree(here))

    with clock.at(AFTER), context.acting(here.embassy) as by:
        text = export_partner_report(report, by=by)
        with pytest.raises(NotFound):
            export_report(MONTH, by=by)

    leaves = superuser.execute(
        "SELECT agency_id, subject_id FROM audit_leaf WHERE tag = 'insight:report:exported'"
    ).fetchall()
    assert "Given to,embassy" in text
    assert leaves == [(here.embassy.agency, report)]


def test_report_stays_hidden_from_a_partner_when_only_the_database_asks(here: Ground) -> None:
    report = make(here, agree(here))
    stranger = partner(make_agency("stranger"))

    with clock.at(AFTER), context.acting(stranger), pytest.raises(NotFound):
        partner_report(replace(stranger, agency=here.embassy.agency), report)
