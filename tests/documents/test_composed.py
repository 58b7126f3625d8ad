"""Summaries tell what agreement and consent both cover; copies tell the person what is theirs."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.cases.ground import found, lodged, office, opened
from tests.consent.ground import agreed, chosen, took_back
from tests.documents.ground import Desk, desk, words_of
from tests.intake.ground import CANARY
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.policy import NotFound
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import agency_key
from wayhome.consent.queries.covers import NotCovered
from wayhome.cooperation.actions.make_summary import AgreementTooNarrow, NewSummary, make_summary
from wayhome.cooperation.actions.sign_agreement import NewAgreement, end_agreement, sign_agreement
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.documents.queries.papers import papers_of
from wayhome.interchange.person_copy import NewCopy, write_person_copy
from wayhome.kernel import clock, context
from wayhome.kernel.period import Period

pytestmark = pytest.mark.usefixtures("database")
GROUPS = (FieldGroup.IDENTITY,)


def test_summary_tells_what_agreement_and_consent_both_cover() -> None:
    at, partner, agreement = _partners()
    _agree(at, partner)

    paper = at.row(_summary(at, agreement))

    text = words_of(at.read(paper.newest.id).content)
    assert CANARY in text
    assert "blue house" not in text
    assert [each.recipient for each in paper.newest.handed] == [agency_key(partner)]


def test_summary_made_twice_leaves_once() -> None:
    at, partner, agreement = _partners()
    _agree(at, partner)
    one = uuid4()

    _summary(at, agreement, id=one)
    _summary(at, agreement, id=one)

    assert len(at.row(one).newest.handed) == 1


def test_paper_of_another_case_does_not_leave_as_a_summary() -> None:
    at, partner, agreement = _partners()
    _agree(at, partner)
    other = lodged(at.unit.agency)
    with context.acting(at.unit.system) as system:
        register_complaint(complaint=other, by=system)
    theirs = Desk(at.unit, opened(at.unit, other).case, other)
    paper = theirs.bring("Hers alone.")

    with pytest.raises(NotFound):
        _summary(at, agreement, id=paper)

    assert theirs.row(paper).newest.handed == ()


@pytest.mark.parametrize("lost", ["never agreed", "taken back", "agreement ended"])
def test_nothing_is_written_when_a_ground_is_missing(lost: str) -> None:
    at, partner, agreement = _partners()
    refusal: type[Exception] = NotCovered
    if lost != "never agreed":
        _agree(at, partner)
    if lost == "taken back":
        took_back(at.unit, at.case, at.person)
    if lost == "agreement ended":
        refusal = NotFound
        with context.acting(at.unit.supervisor) as by:
            end_agreement(agreement, by=by)

    with pytest.raises(refusal):
        _summary(at, agreement)

    with context.acting(at.unit.supervisor) as by:
        assert papers_of(by, at.case) == ()


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ({"groups": frozenset()}, ""),
        ({"nationalities": frozenset({"THA"})}, ""),
        ({"lodged_only": True}, ""),
        ({"purpose": AgreementPurpose.STATISTICS}, ""),
        ({}, "She was held for a year."),
    ],
    ids=["no group", "nationality", "lodged by others", "purpose", "own words"],
)
def test_agreement_that_does_not_reach_so_far_refuses(scope: dict[str, object], words: str) -> None:
    at, partner, agreement = _partners(**scope)
    _agree(at, partner)

    with pytest.raises(AgreementTooNarrow):
        _summary(at, agreement, words=words)


def test_copy_leaves_out_who_told_and_what_others_told() -> None:
    at = desk()
    found(at.case, by=at.unit.supervisor)
    one = uuid4()

    with context.acting(at.unit.supervisor) as by:
        write_person_copy(at.case, NewCopy(one, at.person, "en"), by=by)

    text = words_of(at.read(at.row(one).newest.id).content)
    assert CANARY in text
    assert "Finding recorded" in text
    assert "the doors are locked" not in text
    assert "blue house" not in text
    assert "Family" not in text


def test_days_in_papers_are_those_of_the_office() -> None:
    with clock.at(datetime(2026, 11, 22, 18, 30, tzinfo=UTC)):
        at, one = desk(), uuid4()
        with context.acting(at.unit.supervisor) as by:
            write_person_copy(at.case, NewCopy(one, at.person, "en"), by=by)
        letter = at.write()

        texts = [words_of(at.read(at.row(each).newest.id).content) for each in (one, letter)]

    for text in texts:
        assert "23 November 2026" in text
        assert "22 November 2026" not in text


def test_copy_is_a_supervisors_to_make() -> None:
    at = desk()

    for actor in (at.unit.worker, at.unit.intake):
        with context.acting(actor) as by, pytest.raises(NotFound):
            write_person_copy(at.case, NewCopy(uuid4(), at.person, "en"), by=by)
    with context.acting(at.unit.supervisor) as by, pytest.raises(NotFound):
        write_person_copy(at.case, NewCopy(uuid4(), uuid4(), "en"), by=by)


def _partners(**more: object) -> tuple[Desk, UUID, UUID]:
    """A case, a partner, and an agreement on the protection of its nationals."""
    at, partner = desk(), office("other", receives=False).agency
    today = clock.local_today()
    purpose = more.pop("purpose", AgreementPurpose.CONSULAR)
    parts = {"groups": frozenset(GROUPS), "lodged_only": False, **more}
    new = NewAgreement(
        partner_agency=partner,
        purpose=purpose,  # type: ignore[arg-type]  # tests name the parts they replace
        scope=Scope(figures=frozenset(), **parts),  # type: ignore[arg-type]  # the same
        period=Period(today - timedelta(days=1), today + timedelta(days=30)),
    )
    with context.acting(at.unit.supervisor) as by:
        return at, partner, sign_agreement(new, by=by)


def _agree(at: Desk, partner: UUID) -> None:
    items = chosen(GROUPS, SharePurpose.REPATRIATION, agency_key(partner))
    agreed(at.unit, at.case, at.person, items=items)


def _summary(at: Desk, agreement: UUID, **more: object) -> UUID:
    parts = {"id": uuid4(), "person": at.person, "agreement": agreement, "language": "en", **more}
    with context.acting(at.unit.supervisor) as by:
        return make_summary(at.case, NewSummary(**parts), by=by)  # type: ignore[arg-type]  # the same
