"""The door that rooms ask at before they call, write or visit, and the rules behind it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.cases.ground import Office, lodged, office, opened
from tests.intake.ground import answers, lodge_publicly
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.consent.actions.record_safe_contact import record_safe_contact
from wayhome.consent.domain.contact import (
    Contacted,
    ContactWay,
    Window,
)
from wayhome.consent.domain.new_rules import (
    HoursImpossible,
    HoursMissing,
    NewRules,
    WayMissing,
    WayNotSafe,
    ZoneUnknown,
)
from wayhome.consent.queries.lodger_word import lodger_word
from wayhome.consent.queries.safe_contact import ContactUnsafe, require_safe_contact
from wayhome.consent.queries.words import Words, open_words
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor

HOME = "Asia/Phnom_Penh"
MONDAY_NOON = datetime(2022, 8, 22, 5, tzinfo=UTC)  # 12:00 in Phnom Penh

pytestmark = pytest.mark.usefixtures("database")


def test_nobody_is_reached_without_rules_but_behind_the_receipt() -> None:
    unit, case, person = _ground()

    with pytest.raises(ContactUnsafe) as refused:
        _ask(unit.supervisor, case, person)
    _ask(unit.supervisor, case, person, way=ContactWay.RECEIPT)

    assert "behind the receipt" in refused.value.reason


def test_newest_rules_hold_and_the_reason_says_when() -> None:
    unit, case, person = _ground()
    _record(unit, case, person, windows=((0, 720, 780),))

    _ask(unit.supervisor, case, person, at=MONDAY_NOON)
    with pytest.raises(ContactUnsafe) as later:
        _ask(unit.supervisor, case, person, at=MONDAY_NOON + timedelta(hours=2))
    _record(unit, case, person, is_safe=False, ways=frozenset())
    with pytest.raises(ContactUnsafe):
        _ask(unit.supervisor, case, person, at=MONDAY_NOON)

    assert "Monday, 29 August, 12:00" in later.value.reason
    assert later.value.next_at == MONDAY_NOON + timedelta(days=7)


def test_rules_about_a_lodger_say_nothing_about_the_person() -> None:
    unit, case, person = _ground()
    _record(unit, case, person, whom=Contacted.LODGER)

    _ask(unit.supervisor, case, person, whom=Contacted.LODGER)
    with pytest.raises(ContactUnsafe):
        _ask(unit.supervisor, case, person)


def test_everybody_has_to_be_safe_when_no_person_is_named() -> None:
    unit, case, person = _ground(lodged_too=True)
    _record(unit, case, person)

    with pytest.raises(ContactUnsafe):
        _ask(unit.supervisor, case, None)


def test_rules_of_others_are_not_found() -> None:
    unit, case, person = _ground()
    other = office("other", receives=False)

    for attempt in (
        lambda: _ask(other.supervisor, case, person),
        lambda: _ask(unit.other_worker, case, person),
        lambda: _ask(unit.supervisor, case, uuid4()),
        lambda: _record(other, case, person),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_code_word_is_sealed_and_opened_for_a_purpose(superuser: psycopg.Connection) -> None:
    unit, case, person = _ground()
    row = _record(unit, case, person, code_word="blue kite", who="her aunt")

    with context.acting(unit.supervisor) as by:
        found = open_words(by, case, kind=Words.CONTACT, words=row, purpose=Purpose.CONTACT)

    assert found.said == {"who": "her aunt", "code_word": "blue kite"}
    kept = superuser.execute("SELECT t::text FROM consent_safe_contact t").fetchone()
    assert kept is not None
    assert "kite" not in kept[0]
    opened_leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'consent:fields:opened'"
    ).fetchone()
    assert opened_leaves == (1,)


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ({"ways": frozenset()}, WayMissing),
        ({"is_safe": False}, WayNotSafe),
        ({"windows": ()}, HoursMissing),
        ({"windows": ((0, 60, 60),)}, HoursImpossible),
        ({"windows": ((7, 60, 120),)}, HoursImpossible),
        ({"windows": ((0, -1, 120),)}, HoursImpossible),
        ({"time_zone": "Asia/Nowhere"}, ZoneUnknown),
    ],
)
def test_rules_are_refused_when_they_cannot_be(
    parts: dict[str, object], refusal: type[Exception]
) -> None:
    unit, case, person = _ground()

    with pytest.raises(refusal):
        _record(unit, case, person, **parts)  # type: ignore[arg-type]  # no one of them is whom


def test_lodgers_word_is_opened_for_a_purpose_with_a_leaf(superuser: psycopg.Connection) -> None:
    unit = office()
    said = answers(
        contact_safe=True, contact_how=["receipt", "call"], contact_when="After nine at night"
    )
    person = lodge_publicly(unit.agency, answers=said).complaint
    case = opened(unit, person).case

    with context.acting(unit.supervisor) as by:
        word = lodger_word(by, case, person, purpose=Purpose.CONTACT)

    assert (word.is_safe, word.agrees) == (True, None)
    assert word.ways == {ContactWay.RECEIPT, ContactWay.CALL}
    assert word.when == "After nine at night"
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'intake:fields:opened' AND actor_id = %s",
        [unit.supervisor.user],
    ).fetchone()
    assert leaves == (1,)


def _ground(*, lodged_too: bool = False) -> tuple[Office, UUID, UUID]:
    """An agency with a case about one person, or two."""
    unit = office()
    person = lodged(unit.agency)
    others = [lodged(unit.agency)] if lodged_too else []
    return unit, opened(unit, person, *others).case, person


def _record(
    unit: Office, case: UUID, person: UUID, *, whom: Contacted = Contacted.PERSON, **more: object
) -> UUID:
    """Rules: calls at any hour, unless said otherwise."""
    parts: dict[str, object] = {
        "is_safe": True,
        "ways": frozenset({ContactWay.CALL}),
        "windows": [[day, 0, 1440] for day in range(7)],
        "time_zone": HOME,
        "may_say_who": True,
        **more,
    }
    parts["windows"] = tuple(Window(*each) for each in parts["windows"])  # type: ignore[attr-defined]  # a list of numbers
    given_rules = NewRules(**parts)  # type: ignore[arg-type]  # tests name the parts they replace
    with context.acting(unit.supervisor) as by:
        return record_safe_contact(case=case, person=person, whom=whom, given=given_rules, by=by)


def _ask(  # noqa: PLR0913  # the parts of a question
    by: Actor,
    case: UUID,
    person: UUID | None,
    *,
    at: datetime | None = None,
    way: ContactWay = ContactWay.CALL,
    whom: Contacted = Contacted.PERSON,
) -> None:
    """Ask as a room above does."""
    with context.acting(by) as actor:
        require_safe_contact(
            actor, case=case, person=person, way=way, at=at or clock.now(), whom=whom
        )
