"""Proceedings noted, corrected and refused, through the actions."""

from contextlib import suppress
from datetime import UTC, date, datetime
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases.ground import Office, office
from tests.justice.desk import SECRETS
from tests.justice.ground import HEAD, alleged_in, case_of, convicted, happened, looked_for, noted
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.actions.close import close
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.intake.domain.dates import PartialDate
from wayhome.justice.actions.note_proceeding import PlaceUnknown, note_event, take_back
from wayhome.justice.actions.tell_alleged import tell_alleged, withdraw_alleged
from wayhome.justice.actions.work_on_alleged import OfCase, TakenBackAlready
from wayhome.justice.actions.write_telling import NewTelling, PersonNotOfCase
from wayhome.justice.domain.authorities import Authority, Punishment
from wayhome.justice.domain.chain import CorrectedAlready, OutOfTurn, fold
from wayhome.justice.domain.charges import Charge, CodeDoesNotFit
from wayhome.justice.domain.dated import Dated
from wayhome.justice.domain.happening import (
    BeforeBirth,
    CourtMissing,
    InFuture,
    OffencesDoNotFit,
    PunishmentDoesNotFit,
)
from wayhome.justice.domain.identity import Identity
from wayhome.justice.domain.proceedings import TRANSITIONS
from wayhome.justice.domain.proceedings import ProceedingEvent as Event
from wayhome.justice.domain.proceedings import ProceedingState as State
from wayhome.justice.domain.roles import RoleUnknown
from wayhome.justice.queries.alleged import alleged_of
from wayhome.justice.queries.opened import open_alleged
from wayhome.justice.queries.proceedings import ProceedingView, proceedings_of
from wayhome.kernel import clock, context, keys
from wayhome.matching.description import Description

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


def proceeding(unit: Office, case: UUID, alleged: UUID) -> ProceedingView:
    """The proceeding as it stands."""
    with context.acting(unit.worker) as by:
        return proceedings_of(by, case)[alleged]


def test_proceeding_goes_from_complaint_to_final_conviction(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    on = OfCase(case, alleged)
    events = [
        (Event.COMPLAIN, date(2022, 1, 5)),
        (Event.INVESTIGATE, date(2022, 1, 9)),
        (Event.ARREST, date(2022, 2, 1)),
        (Event.CHARGE, date(2022, 5, 3)),
        (Event.TRY, date(2022, 9, 1)),
        (Event.CONVICT, date(2022, 9, 20)),
        (Event.SENTENCE, date(2022, 9, 20)),
        (Event.APPEAL, date(2022, 10, 1)),
        (Event.CONVICT, date(2022, 11, 2)),
        (Event.BECOME_FINAL, date(2022, 11, 10)),
    ]

    noted(unit.worker, on, *(happened(event, day) for event, day in events))

    found = proceeding(unit, case, alleged)
    assert found.state is State.CONVICTION_FINAL
    assert found.verdict is not None
    assert found.verdict.when == Dated.on(date(2022, 11, 2))
    assert found.verdict.authority is Authority.COURT_FIRST
    # The sentence of the first court is not that of the verdict in force.
    assert found.sentence is None


def test_event_learnt_late_stands_where_its_date_belongs(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    convicted(unit, case, alleged)

    noted(unit.worker, OfCase(case, alleged), happened(Event.ARREST, date(2022, 3, 1)))

    found = proceeding(unit, case, alleged)
    assert [line.event for line in found.standing][:2] == [Event.ARREST, Event.CHARGE]
    assert found.state is State.CONVICTED


def test_verdict_before_its_charge_is_refused_and_nothing_is_written(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    noted(
        unit.worker,
        OfCase(case, alleged),
        happened(Event.CHARGE, date(2022, 5, 3)),
        happened(Event.TRY, date(2022, 9, 1)),
    )

    with context.acting(unit.worker) as by, pytest.raises(OutOfTurn) as refused:
        note_event(on=OfCase(case, alleged), told=happened(Event.CONVICT, date(2022, 4, 1)), by=by)

    assert refused.value.event is Event.CONVICT
    found = proceeding(unit, case, alleged)
    assert found.state is State.ON_TRIAL
    assert len(found.lines) == 2


def test_date_known_by_its_year_does_not_stand_in_the_way(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    year = Dated.of(PartialDate(year=2022))
    told = [happened(Event.CHARGE, date(2022, 5, 3)), happened(Event.TRY, year)]
    noted(unit.worker, OfCase(case, alleged), *told)

    assert proceeding(unit, case, alleged).state is State.ON_TRIAL


@pytest.mark.parametrize(
    ("told", "error"),
    [
        (happened(Event.CHARGE, date(2999, 1, 1)), InFuture),
        (happened(Event.CHARGE, date(1979, 12, 31)), BeforeBirth),
        (happened(Event.CHARGE, charges=()), OffencesDoNotFit),
        (
            happened(Event.ARREST, charges=(Charge(OffenceKind.CYBERCRIME),)),
            OffencesDoNotFit,
        ),
        (happened(Event.CHARGE, punishment=Punishment.FINE), PunishmentDoesNotFit),
        (happened(Event.CHARGE, place="KH99"), PlaceUnknown),
    ],
)
def test_event_that_cannot_be_is_refused(
    unit: Office, told: object, error: type[Exception]
) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)

    with context.acting(unit.worker) as by, pytest.raises(error):
        note_event(on=OfCase(case, alleged), told=told, by=by)  # type: ignore[arg-type]  # parametrized

    with context.acting(unit.worker) as by:
        assert proceedings_of(by, case) == {}


@pytest.mark.parametrize("event", [Event.CONVICT, Event.ACQUIT, Event.SENTENCE])
def test_word_of_a_court_needs_the_court(unit: Office, event: Event) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)

    with context.acting(unit.worker) as by, pytest.raises(CourtMissing):
        note_event(
            on=OfCase(case, alleged), told=happened(event, authority=Authority.POLICE), by=by
        )


def test_today_where_the_instance_stands_is_not_the_future(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    with clock.at(datetime(2022, 9, 1, 20, tzinfo=UTC)):
        noted(unit.worker, OfCase(case, alleged), happened(Event.CHARGE, date(2022, 9, 2)))

    assert proceeding(unit, case, alleged).state is State.CHARGED


def test_correction_is_a_new_line_and_names_what_it_corrects(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    _charge, _trial, verdict = convicted(unit, case, alleged)

    with context.acting(unit.worker) as by:
        acquittal = happened(Event.ACQUIT, date(2022, 9, 20))
        note_event(on=OfCase(case, alleged), told=acquittal, by=by, corrects=verdict)

    found = proceeding(unit, case, alleged)
    assert found.state is State.ACQUITTED
    assert [line.event for line in found.standing] == [Event.CHARGE, Event.TRY, Event.ACQUIT]
    assert len(found.lines) == 4
    assert found.lines[-1].corrects == verdict


def test_line_is_corrected_once(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    verdict = convicted(unit, case, alleged)[-1]
    with context.acting(unit.worker) as by:
        take_back(on=OfCase(case, alleged), line=verdict, by=by)

    with context.acting(unit.worker) as by, pytest.raises(CorrectedAlready):
        take_back(on=OfCase(case, alleged), line=verdict, by=by)

    assert proceeding(unit, case, alleged).state is State.ON_TRIAL


def test_line_that_others_rest_on_cannot_be_taken_back_alone(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    charge, _trial, _verdict = convicted(unit, case, alleged)

    with context.acting(unit.worker) as by, pytest.raises(OutOfTurn):
        take_back(on=OfCase(case, alleged), line=charge, by=by)

    assert proceeding(unit, case, alleged).state is State.CONVICTED


def test_two_writers_of_one_case_find_out(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    noted(unit.worker, OfCase(case, alleged, version=2), happened(Event.CHARGE))

    with context.acting(unit.supervisor) as by, pytest.raises(CaseChanged):
        note_event(on=OfCase(case, alleged, version=2), told=happened(Event.TRY), by=by)


def test_closed_case_takes_no_event(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.HELPED, by=by)

    with context.acting(unit.worker) as by, pytest.raises(EventRefused):
        note_event(on=OfCase(case, alleged), told=happened(Event.CHARGE), by=by)


def test_stranger_to_the_case_finds_nobody(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    other = office("other", receives=False)

    for actor in (unit.other_worker, unit.intake, other.supervisor):
        with context.acting(actor), pytest.raises(NotFound):
            alleged_of(actor, case)
        with context.acting(actor), pytest.raises(NotFound):
            proceedings_of(actor, case)
        with context.acting(actor), pytest.raises(NotFound):
            note_event(on=OfCase(case, alleged), told=happened(Event.CHARGE), by=actor)
        with context.acting(actor), pytest.raises(NotFound):
            open_alleged(actor, case, alleged, purpose=Purpose.PROSECUTION)


def test_opening_gives_everything_and_leaves_one_leaf(
    unit: Office, superuser: psycopg.Connection
) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    (charge,) = noted(unit.worker, OfCase(case, alleged), happened(Event.CHARGE))

    with context.acting(unit.worker) as by:
        found = open_alleged(by, case, alleged, purpose=Purpose.PROSECUTION)

    assert found.identity == HEAD
    assert found.details[charge].reference == "No. 17"
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'justice:fields:opened'"
    ).fetchone()
    assert leaves == (1,)


def test_what_is_told_later_is_added_and_a_mistake_is_taken_back(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    on = OfCase(case, alleged)
    more = Identity(Description(names=("The Dragon",)))
    with context.acting(unit.worker) as by:
        tell_alleged(on=on, told=NewTelling(roles=["Exploiter"]), more=more, by=by)
        found = open_alleged(by, case, alleged, purpose=Purpose.PROSECUTION)
    assert found.identity.description.names == ("Vuthy Rithisak", "The Dragon")
    assert found.identity.description.phones == HEAD.description.phones

    with context.acting(unit.worker) as by:
        withdraw_alleged(on=on, by=by)
        (row,) = alleged_of(by, case)
        after = open_alleged(by, case, alleged, purpose=Purpose.PROSECUTION)

    assert row.is_withdrawn
    assert row.tellings == 3
    assert after.identity == Identity()
    with context.acting(unit.worker) as by, pytest.raises(TakenBackAlready):
        note_event(on=on, told=happened(Event.CHARGE), by=by)


def test_erased_person_says_nothing_and_breaks_nothing(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    on = OfCase(case, alleged)
    noted(unit.worker, on, happened(Event.CHARGE))
    with context.acting(unit.worker) as by:
        (row,) = alleged_of(by, case)
    keys.store().destroy(row.key)

    with context.acting(unit.worker) as by:
        found = open_alleged(by, case, alleged, purpose=Purpose.PROSECUTION)
    assert (found.identity, found.details) == (Identity(), {})
    assert proceeding(unit, case, alleged).state is State.CHARGED
    with context.acting(unit.worker) as by, pytest.raises(TakenBackAlready):
        note_event(on=on, told=happened(Event.TRY), by=by)
    assert looked_for(unit, alleged) == ()


def test_role_must_be_one_of_the_standard(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)

    for roles in ([], ["Boss"]):
        with context.acting(unit.worker) as by, pytest.raises(RoleUnknown):
            tell_alleged(
                on=OfCase(case, alleged), told=NewTelling(roles=roles), more=Identity(), by=by
            )
    told = NewTelling(roles=["Exploiter"], complaint=case)
    with context.acting(unit.worker) as by, pytest.raises(PersonNotOfCase):
        tell_alleged(on=OfCase(case, alleged), told=told, more=Identity(), by=by)


def test_code_of_a_charge_must_fit_its_offence() -> None:
    with pytest.raises(CodeDoesNotFit):
        Charge(OffenceKind.DRUG_DEALING, "0204")
    with pytest.raises(CodeDoesNotFit):
        Charge(OffenceKind.DRUG_DEALING, "9999")


def test_nothing_of_an_identity_stands_in_the_tables(
    unit: Office, superuser: psycopg.Connection
) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    noted(unit.worker, OfCase(case, alleged), happened(Event.CHARGE))

    for table in ("alleged_person", "telling", "token", "proceeding", "proceeding_line"):
        rows = superuser.execute(f"SELECT t::text FROM justice_{table} AS t").fetchall()
        text = " ".join(row for (row,) in rows)
        assert rows
        for word in (*SECRETS, "012345678", "85512345678"):
            assert word not in text


ATTEMPTS = st.lists(
    st.tuples(
        st.sampled_from(list(Event)),
        st.dates(date(2021, 1, 1), date(2022, 12, 31)),
        st.sampled_from(["note", "note", "note", "correct", "take back"]),
        st.integers(0, 5),
    ),
    min_size=3,
    max_size=9,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(attempts=ATTEMPTS)
def test_stored_state_is_always_what_the_stored_lines_add_up_to(
    unit: Office, attempts: list[tuple[Event, date, str, int]]
) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case, Identity())
    on = OfCase(case, alleged)
    for event, day, kind, which in attempts:
        with context.acting(unit.worker) as by:
            view = proceedings_of(by, case).get(alleged)
        standing = view.standing if view else ()
        line = standing[which % len(standing)].id if standing else None
        with suppress(OutOfTurn), context.acting(unit.worker) as by:
            if kind == "take back" and line:
                take_back(on=on, line=line, by=by)
            else:
                corrects = line if kind == "correct" else None
                note_event(on=on, told=happened(event, day), by=by, corrects=corrects)
        with context.acting(unit.worker) as by:
            after = proceedings_of(by, case).get(alleged)
        if after is None:
            continue
        folded = fold((each.noted for each in after.lines), TRANSITIONS, begin=State.NONE)
        assert after.state is folded
        assert bool(after.standing) == (after.state is not State.NONE)
        assert [each.number for each in after.lines] == list(range(1, len(after.lines) + 1))
