"""Recording consent: what counts, who may agree, and what stays of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.cases.ground import Office, lodged, office, opened
from tests.consent.ground import BOTH, agreed, by_law, chosen, cover, in_days, talk, took_back
from tests.intake.ground import answers, lodge_publicly
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.consent.actions.record_consent import record_consent
from wayhome.consent.domain.explaining import Age, Assent, Point, Relation
from wayhome.consent.domain.new_consent import (
    AgeContradicted,
    AssentRefused,
    GroupNotShared,
    Guardian,
    GuardianMissing,
    GuardianNotNeeded,
    NotExplained,
    NothingChosen,
)
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import RecipientUnknown
from wayhome.consent.domain.spans import DateImpossible
from wayhome.consent.queries.consent_page import consent_page
from wayhome.consent.queries.covers import NotCovered
from wayhome.consent.queries.items import told_about
from wayhome.consent.queries.words import Words, open_words
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")

MOTHER = Guardian("Invented Mother", Relation.PARENT, Assent.GIVEN)


def test_exactly_what_was_agreed_is_covered(unit: Office, case: UUID, person: UUID) -> None:
    consent = agreed(unit, case, person)

    found = cover(unit.supervisor, case, person)

    assert (found.grounds, found.groups, found.persons) == ((consent,), frozenset(BOTH), (person,))
    wrongs: tuple[dict[str, object], ...] = (
        {"groups": [*BOTH, FieldGroup.HEALTH]},
        {"purpose": SharePurpose.PROTECTION},
        {"recipient": "embassy:CHN"},
        {"recipient": "embassy:vnm"},
        {"recipient": "anybody"},
        {"groups": []},
    )
    for wrong in wrongs:
        with pytest.raises(NotCovered):
            cover(unit.supervisor, case, person, **wrong)  # type: ignore[arg-type]  # one part each


def test_refusal_names_the_groups_and_says_why(unit: Office, case: UUID, person: UUID) -> None:
    agreed(unit, case, person, items=chosen([FieldGroup.IDENTITY]))

    with pytest.raises(NotCovered) as never:
        cover(unit.supervisor, case, person)
    took_back(unit, case, person)
    with pytest.raises(NotCovered) as back:
        cover(unit.supervisor, case, person, groups=[FieldGroup.IDENTITY])

    assert never.value.missing == {FieldGroup.CONTACT}
    assert "Contact" in never.value.reason
    assert "Nobody agreed" in never.value.reason
    assert "ended" in back.value.reason


def test_everybody_of_a_case_is_asked_for_when_no_person_is_named(unit: Office) -> None:
    first, second = lodged(unit.agency), lodged(unit.agency)
    case = opened(unit, first, second).case
    agreed(unit, case, first)

    with pytest.raises(NotCovered):
        cover(unit.supervisor, case, None)
    agreed(unit, case, second)

    assert set(cover(unit.supervisor, case, None).persons) == {first, second}


def test_consent_is_over_when_its_last_day_is(unit: Office, case: UUID, person: UUID) -> None:
    agreed(unit, case, person, until_on=in_days(30))

    with clock.at(clock.now() + timedelta(days=29)):
        cover(unit.supervisor, case, person)
    with clock.at(clock.now() + timedelta(days=32)), pytest.raises(NotCovered) as over:
        cover(unit.supervisor, case, person)

    assert "run out" in over.value.reason


def test_same_form_counts_once(unit: Office, case: UUID, person: UUID) -> None:
    form = uuid4()

    with context.acting(unit.supervisor) as by:
        first = record_consent(case=case, person=person, given=talk(by.user), by=by, consent=form)
        again = record_consent(case=case, person=person, given=talk(by.user), by=by, consent=form)
        (told,) = consent_page(by, case)

    assert first == again == form
    assert len(told.consents) == 1


@pytest.mark.parametrize("missing", Point)
def test_yes_does_not_count_when_a_point_was_not_explained(
    unit: Office, case: UUID, person: UUID, missing: Point
) -> None:
    with pytest.raises(NotExplained):
        agreed(unit, case, person, points=frozenset(Point) - {missing})


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ({"items": frozenset()}, NothingChosen),
        ({"items": chosen([FieldGroup.SOURCE])}, GroupNotShared),
        ({"items": chosen([FieldGroup.INTERNAL_NOTES])}, GroupNotShared),
        ({"items": chosen(recipient="embassy:everybody")}, RecipientUnknown),
        ({"items": chosen(recipient="")}, RecipientUnknown),
        ({"explained_by": uuid4()}, NotFound),
        ({"guardian": MOTHER}, GuardianNotNeeded),
        ({"age": Age.CHILD}, GuardianMissing),
        ({"age": Age.UNKNOWN}, GuardianMissing),
        (
            {"age": Age.CHILD, "guardian": Guardian(" ", Relation.PARENT, Assent.GIVEN)},
            GuardianMissing,
        ),
        (
            {"age": Age.CHILD, "guardian": Guardian("A", Relation.PARENT, Assent.REFUSED)},
            AssentRefused,
        ),
    ],
)
def test_consent_is_refused_when_it_cannot_count(
    unit: Office, case: UUID, person: UUID, parts: dict[str, object], refusal: type[Exception]
) -> None:
    given = replace(talk(unit.supervisor.user), **parts)  # type: ignore[arg-type]  # one part each

    with context.acting(unit.supervisor) as by, pytest.raises(refusal):
        record_consent(case=case, person=person, given=given, by=by)

    with pytest.raises(NotCovered):
        cover(unit.supervisor, case, person)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"given_at": timedelta(minutes=1)}, ("since", "ahead")),
        ({"given_at": timedelta(days=-20_000)}, ("since", "too_early")),
        ({"until_on": -2}, ("until_on", "over")),
        ({"until_on": 365 * 6}, ("until_on", "too_late")),
        ({"until_on": 365 * 5000}, ("until_on", "too_late")),
    ],
)
def test_date_is_refused_when_it_cannot_be(
    unit: Office,
    case: UUID,
    person: UUID,
    parts: dict[str, timedelta | int],
    told: tuple[str, str],
) -> None:
    given = {
        name: clock.now() + value if isinstance(value, timedelta) else in_days(value)
        for name, value in parts.items()
    }

    with pytest.raises(DateImpossible) as refused:
        agreed(unit, case, person, **given)

    assert (refused.value.field, refused.value.problem) == told


def test_child_agrees_through_a_guardian_whose_name_is_sealed(
    unit: Office, case: UUID, person: UUID, superuser: psycopg.Connection
) -> None:
    consent = agreed(unit, case, person, age=Age.CHILD, guardian=MOTHER)

    cover(unit.supervisor, case, person)
    with context.acting(unit.supervisor) as by:
        opened_words = open_words(
            by, case, kind=Words.CONSENT, words=consent, purpose=Purpose.PROTECTION
        )

    assert opened_words.said == {"guardian": "Invented Mother"}
    row = superuser.execute("SELECT sealed_words, t::text FROM consent_consent t").fetchone()
    assert row is not None
    assert b"Invented" not in row[0]
    assert "Invented" not in row[1]


def test_child_of_a_complaint_is_no_adult_without_a_paper(unit: Office) -> None:
    born = f"{clock.now().year - 10}-01-01"
    person = lodge_publicly(unit.agency, answers=answers(birth=born)).complaint
    case = opened(unit, person).case

    with pytest.raises(AgeContradicted):
        agreed(unit, case, person)
    agreed(unit, case, person, age=Age.SHOWN_ADULT)

    cover(unit.supervisor, case, person)


def test_nothing_can_be_done_from_another_agency_or_case(
    unit: Office, case: UUID, person: UUID
) -> None:
    agreed(unit, case, person)
    other = office("other", receives=False)
    elsewhere = opened(unit).case

    for attempt in (
        lambda: cover(other.supervisor, case, person),
        lambda: cover(unit.supervisor, elsewhere, person),
        lambda: cover(unit.other_worker, case, person),
        lambda: agreed(other, case, person),
        lambda: took_back(other, case, person),
        lambda: took_back(unit, elsewhere, person),
        lambda: by_law(other, case, person),
    ):
        with pytest.raises(NotFound):
            attempt()
    cover(unit.supervisor, case, person)


def test_other_agency_sees_no_row_whatever_the_application_asks(
    unit: Office, case: UUID, person: UUID
) -> None:
    agreed(unit, case, person)
    other = office("other", receives=False)

    with context.acting(other.supervisor):
        told = told_about(unit.agency, case, [person])

    assert told.items == ()


def test_rows_stay_as_they_were_written(
    unit: Office, case: UUID, person: UUID, superuser: psycopg.Connection
) -> None:
    agreed(unit, case, person)
    took_back(unit, case, person)

    for table in ("consent_consent", "consent_item", "consent_withdrawal"):
        with pytest.raises(psycopg.Error, match="append-only"):
            superuser.execute(f"UPDATE {table} SET agency_id = agency_id")


def test_moment_of_a_talk_may_be_told_later(unit: Office, case: UUID, person: UUID) -> None:
    yesterday: datetime = clock.now() - timedelta(days=1)

    agreed(unit, case, person, given_at=yesterday)

    with context.acting(unit.supervisor) as by:
        (told,) = consent_page(by, case)
    assert told.consents[0].given_at == yesterday
    assert len(told.in_force) == len(BOTH)
