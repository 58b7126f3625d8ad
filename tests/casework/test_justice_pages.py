"""Justice at the desk: the section of a case, forms that are refused, links and the network."""

import re
from datetime import date
from typing import Any

import psycopg
import pytest
from django.test import Client

from tests.cases.ground import Office, office
from tests.casework.forms_in import has_form_to
from tests.casework.ground import browser
from tests.justice.desk import (
    SECRETS,
    address,
    alleged_form,
    event_form,
    sent,
    text,
    version,
    with_person,
)
from tests.justice.ground import OTHER, alleged_in, case_of, convicted, happened, noted
from wayhome.cases.actions.close import close
from wayhome.cases.domain.workflow import CloseReason
from wayhome.justice.actions.note_proceeding import note_event
from wayhome.justice.actions.work_on_alleged import OfCase
from wayhome.justice.domain.non_punishment import checklist
from wayhome.justice.domain.proceedings import ProceedingEvent as Event
from wayhome.justice.queries.alleged import alleged_of
from wayhome.justice.queries.compensations import compensations_of
from wayhome.justice.queries.proceedings import proceedings_of
from wayhome.kernel import context

BAD_WORDS = re.compile(r"suspect|guilty|trafficker|offender|criminal(?!ity)", re.IGNORECASE)


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


@pytest.fixture
def desk(unit: Office) -> Client:
    """The worker's browser."""
    return browser(unit.worker)


def test_alleged_person_is_added_and_no_page_shows_a_name(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    assert "Nobody is named yet" in text(desk, address("case_justice", case))

    sent(desk, address("case_alleged_new", case), alleged_form(unit, case))

    page = text(desk, address("case_justice", case))
    with context.acting(unit.worker) as by:
        (row,) = alleged_of(by, case)
    pages = page + text(desk, address("case_alleged", case, row.id))
    pages += text(desk, address("case_timeline", case))
    assert row.code in page
    assert "Exploiter" in page
    assert "Alleged person added" in pages
    assert not any(word in pages for word in (*SECRETS, "វុទ្ធី"))
    assert not BAD_WORDS.search(pages)


def test_names_open_for_a_purpose_and_not_without(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    noted(unit.worker, OfCase(case, alleged), happened(Event.CHARGE))
    opening = address("case_alleged_opened", case, alleged)

    closed = sent(desk, opening, {"purpose": ""}, 422)
    shown = sent(desk, opening, {"purpose": "prosecution"}, 200)

    assert not any(word in closed for word in SECRETS)
    assert all(word in shown for word in SECRETS)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"when": "yesterday"}, "This is no date"),
        ({"when": "2099"}, "still to come"),
        ({"when": "1950"}, "before the person was born"),
        ({"event": "convict"}, "Choose the court"),
        ({"event": "arrest"}, "Name the offences of a charge"),
        ({"codes": ["0204"]}, "fits none of the offences chosen"),
        ({"event": "try", "offences": []}, "cannot follow"),
        ({"place": "KH99"}, "Select a valid choice"),
        ({"months": "12"}, "Say what the sentence imposes"),
    ],
)
def test_event_that_cannot_be_is_refused_in_plain_words_and_the_input_is_kept(
    unit: Office, desk: Client, changes: dict[str, Any], said: str
) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    given = event_form(unit, case, reference="Kept reference 5", **changes)

    page = sent(desk, address("case_proceed", case, alleged), given, 422)

    assert said in page
    assert "Kept reference 5" in page
    with context.acting(unit.worker) as by:
        assert proceedings_of(by, case) == {}


def test_verdict_carries_court_and_date_and_alleged_stays_until_it_is_final(
    unit: Office, desk: Client
) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    convicted(unit, case, alleged)
    page = address("case_alleged", case, alleged)

    before = text(desk, page)
    noted(unit.worker, OfCase(case, alleged), happened(Event.BECOME_FINAL, date(2022, 12, 1)))
    after = text(desk, page)

    said = "Convicted by the court of first instance, Phnom Penh, 20 September 2022"
    assert f"{said}; not final" in before.replace("Sept. 20, 2022", "20 September 2022")
    assert ">Alleged<" in before
    assert "final since" in after
    assert ">Alleged<" not in after


@pytest.mark.parametrize("event", [Event.ACQUIT, Event.DISMISS])
def test_what_clears_somebody_is_shown_first(unit: Office, desk: Client, event: Event) -> None:
    case = case_of(unit)
    charged = alleged_in(unit, case)
    noted(unit.worker, OfCase(case, charged), happened(Event.CHARGE))
    cleared = alleged_in(unit, case, OTHER)
    told = [happened(Event.CHARGE), happened(Event.TRY), happened(event)]
    noted(unit.worker, OfCase(case, cleared), *told)

    page = text(desk, address("case_justice", case))

    word = "Acquitted by the court" if event is Event.ACQUIT else "Dismissed, "
    said = page[page.index("Alleged persons</h2>") :]
    tags = re.findall(r'class="wh-status[^>]*>([^<]+)<', said)
    assert [tag.startswith(word) for tag in tags[:2]] == [True, False]


def test_correction_keeps_what_it_replaces_on_the_page(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    (charge,) = noted(unit.worker, OfCase(case, alleged), happened(Event.CHARGE))
    correcting = address("case_proceed_correct", case, alleged, charge)
    assert 'value="2022-05-03"' in text(desk, correcting)

    sent(desk, correcting, event_form(unit, case, when="2022-05-04"))

    page = text(desk, address("case_alleged", case, alleged))
    assert "Replaced: Proceeding: charge" in page
    again = sent(desk, correcting, event_form(unit, case), 422)
    assert "corrected or taken back already" in again


def test_entry_that_others_rest_on_is_not_taken_back(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    charge = convicted(unit, case, alleged)[0]

    undoing = address("case_proceed_undo", case, alleged, charge)
    page = sent(desk, undoing, {"version": version(unit, case)}, 422)

    assert "cannot follow" in page


def test_two_editors_lose_nothing(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    given = event_form(unit, case, reference="Kept reference 5")
    with context.acting(unit.supervisor) as by:
        on = OfCase(case, alleged, version=given["version"])
        note_event(on=on, told=happened(Event.COMPLAIN, date(2022, 1, 1)), by=by)

    page = sent(desk, address("case_proceed", case, alleged), given, 409)

    assert "Somebody changed this case" in page
    assert "Kept reference 5" in page
    sent(desk, address("case_proceed", case, alleged), {**given, "version": version(unit, case)})


def test_person_named_by_mistake_is_taken_back(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)

    withdrawing = address("case_alleged_withdraw", case, alleged)
    sent(desk, withdrawing, {"version": version(unit, case)})

    page = text(desk, address("case_alleged", case, alleged))
    assert "named by mistake" in page
    again = sent(desk, withdrawing, {"version": version(unit, case)}, 422)
    assert "was taken back or erased" in again


def test_more_is_told_beside_what_is_known(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    telling = address("case_alleged_tell", case, alleged)
    assert "Tell more" in text(desk, telling)

    given = alleged_form(unit, case, names="The Dragon", birth="1980-02-30")
    assert "This is no date" in sent(desk, telling, given, 422)
    sent(desk, telling, {**given, "birth": "1981"})

    shown = sent(
        desk, address("case_alleged_opened", case, alleged), {"purpose": "prosecution"}, 200
    )
    assert "The Dragon" in shown
    assert "Vuthy Rithisak" in shown
    assert "1981" in shown


def test_claim_goes_from_asked_to_paid(unit: Office, desk: Client) -> None:
    case, complaint = with_person(unit)
    given = {"event": "ask", "when": "2022-10", "payer": "person", "amount": "1200.50"}
    given |= {"currency": "usd", "words": "Kept words", "complaint": str(complaint)}
    new = address("case_compensation_new", case)

    refused = sent(desk, new, {**given, "version": version(unit, case), "amount": ""}, 422)
    assert "Give an amount" in refused
    sent(desk, new, {**given, "version": version(unit, case)})
    with context.acting(unit.worker) as by:
        (claim,) = compensations_of(by, case)
    going_on = address("case_compensation", case, claim.id)
    order = {"event": "order", "when": "2022-11-02", "payer": "court", "amount": "800"}
    sent(desk, going_on, {**given, **order, "version": version(unit, case)})
    part = {"event": "pay_part", "when": "2022-12-01", "payer": "alleged", "amount": "900"}
    too_much = sent(desk, going_on, {**given, **part, "version": version(unit, case)}, 422)
    assert "Paid in full must reach" in too_much
    sent(desk, going_on, {**given, **part, "event": "pay_all", "version": version(unit, case)})

    page = text(desk, address("case_justice", case))
    assert "1200.50 USD" in page
    assert "Paid in full" in page
    assert "Kept words" not in page
    line = claim.standing[0].id
    opened_page = sent(
        desk,
        address("case_justice_words", case),
        {"words": str(line), "purpose": "prosecution"},
        200,
    )
    assert "Kept words" in opened_page


def test_entry_of_a_claim_is_taken_back(unit: Office, desk: Client) -> None:
    case, complaint = with_person(unit)
    given = {"event": "ask", "when": "2022", "payer": "person", "amount": "5", "currency": "KHR"}
    new = address("case_compensation_new", case)
    sent(desk, new, {**given, "complaint": str(complaint), "version": version(unit, case)})
    with context.acting(unit.worker) as by:
        (claim,) = compensations_of(by, case)
    undoing = address("case_compensation_undo", case, claim.id, claim.standing[0].id)

    sent(desk, undoing, {"version": version(unit, case)})

    assert "Every entry was taken back" in text(desk, address("case_justice", case))
    assert "already" in sent(desk, undoing, {"version": version(unit, case)}, 422)


def test_checklist_says_what_to_ask_and_decides_nothing(unit: Office, desk: Client) -> None:
    case, complaint = with_person(unit)
    page = f"{address('case_checklist', case)}?person={complaint}"
    answers = {f"item_{each.id}": "unknown" for each in checklist().questions}
    given = {"version": version(unit, case), "checklist_version": checklist().version, **answers}
    assert "Nothing was answered yet" in text(desk, page)

    assert "Choose of what the person is accused" in sent(desk, page, given, 422)
    sent(desk, page, {**given, "accused_of": ["cybercrime"]})
    assert "Answers are missing" in text(desk, page)
    yes = {"item_identified": "yes", "item_compelled": "yes", "accused_of": ["cybercrime"]}
    sent(desk, page, {**given, **yes, "version": version(unit, case)})

    shown = text(desk, page)
    assert "ask the prosecutor not to charge or punish" in shown
    assert "What to ask the prosecutor" in shown
    assert "Council of Europe" in shown
    stale = {**given, **yes, "checklist_version": "old", "version": version(unit, case)}
    assert "The questions changed" in sent(desk, page, stale, 422)


def test_checklist_leads_nowhere_for_strangers_to_the_case(unit: Office, desk: Client) -> None:
    case, _complaint = with_person(unit)
    other = alleged_in(unit, case_of(unit))

    for query in ("", "?person=x", f"?person={case}", f"?alleged={other}"):
        text(desk, f"{address('case_checklist', case)}{query}", 404)


def test_forms_are_not_offered_on_a_closed_case(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    given = event_form(unit, case)
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.HELPED, by=by)

    page = text(desk, address("case_alleged", case, alleged))
    assert not has_form_to(address("case_alleged_withdraw", case, alleged), page.encode())
    text(desk, address("case_proceed", case, alleged), 404)
    again = {**given, "version": version(unit, case)}
    assert "The case is closed" in sent(desk, address("case_proceed", case, alleged), again, 422)


def test_long_and_strange_input_is_refused_and_never_breaks(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    new = address("case_alleged_new", case)

    for more in (
        {"names": "x" * 300},
        {"names": "\n".join(f"name {number}" for number in range(30))},
        {"names": "zero\0byte"},
        {"roles": ["Boss"]},
        {"complaint": str(case)},
        {"version": "x"},
    ):
        sent(desk, new, {**alleged_form(unit, case), **more}, 422)


def test_no_address_or_log_of_justice_holds_a_name(
    unit: Office, desk: Client, superuser: psycopg.Connection
) -> None:
    case = case_of(unit)
    given = alleged_form(unit, case, phones="012 345 678")
    sent(desk, address("case_alleged_new", case), given)

    bodies = superuser.execute(
        "SELECT convert_from(body, 'UTF8') FROM audit_leaf WHERE tag LIKE 'justice:%'"
    ).fetchall()

    assert bodies
    assert not any(word in body for (body,) in bodies for word in SECRETS)
