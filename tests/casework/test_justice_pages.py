"""Justice at the desk: the section of a case, forms that are refused, links and the network."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import Office, lodged, office, opened
from tests.casework.forms_in import has_form_to
from tests.casework.ground import browser
from tests.casework.test_permissions import signed_in
from tests.justice.ground import HEAD, OTHER, alleged_in, case_of, convicted, happened, noted
from wayhome.access.domain.roles import Role
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.close import close
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.domain.workflow import CloseReason
from wayhome.cases.queries.case_at_hand import case_at_hand, persons_at_hand
from wayhome.justice.actions.note_proceeding import note_event
from wayhome.justice.actions.work_on_alleged import OfCase
from wayhome.justice.domain.network import MOST_NODES
from wayhome.justice.domain.non_punishment import checklist
from wayhome.justice.domain.proceedings import ProceedingEvent as Event
from wayhome.justice.domain.verdicts import LinkState
from wayhome.justice.queries.alleged import alleged_of
from wayhome.justice.queries.compensations import compensations_of
from wayhome.justice.queries.links import links
from wayhome.justice.queries.proceedings import proceedings_of
from wayhome.kernel import context

SECRETS = ("Vuthy", "Rithisak", "345 678", "boss_vuthy", "second floor", "Municipal", "No. 17")
BAD_WORDS = re.compile(r"suspect|guilty|trafficker|offender|criminal(?!ity)", re.IGNORECASE)


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


@pytest.fixture
def desk(unit: Office) -> Client:
    """The worker's browser."""
    return browser(unit.worker)


def text(client: Client, address: str, status: int = 200) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def sent(client: Client, address: str, given: dict[str, Any], status: int = 302) -> str:
    """The answer to a form."""
    answer = client.post(address, given)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def version(unit: Office, case: UUID) -> int:
    """The version of a case."""
    with context.acting(unit.worker) as by:
        return case_at_hand(by, case)[0].version


def with_person(unit: Office) -> tuple[UUID, UUID]:
    """A case of the worker whose person stands in the register, and the complaint that tells."""
    complaint = lodged(unit.agency)
    with context.acting(unit.system) as system:
        register_complaint(complaint=complaint, by=system)
    case = opened(unit, complaint).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)
        (person,) = persons_at_hand(by, case)
    return case, person.complaint


def alleged_form(unit: Office, case: UUID, **more: Any) -> dict[str, Any]:
    """What a browser sends for an alleged person."""
    return {
        "version": version(unit, case),
        "roles": ["Exploiter"],
        "relation": "unknown",
        "may_be_forced": "unknown",
        "names": "Vuthy Rithisak\nវុទ្ធី",
        **more,
    }


def event_form(unit: Office, case: UUID, **more: Any) -> dict[str, Any]:
    """What a browser sends for an event."""
    given = {"event": "charge", "when": "5/2022", "offences": ["cybercrime"]}
    return {"version": version(unit, case), **given, **more}


def address(name: str, *ids: UUID) -> str:
    """The address of a page."""
    return reverse(f"desk:{name}", args=ids)


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
    assert "was taken back" in again


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


def test_table_and_drawing_of_the_network_are_equal(unit: Office, desk: Client) -> None:
    for identity in (HEAD, OTHER, HEAD):
        alleged_in(unit, case_of(unit), identity)

    page = text(desk, address("justice_network"))

    numbers = re.findall(r'<td class="number" data-label="No.">(\d+)</td>', page)
    drawn = re.findall(r'font-size="14" fill="currentColor">(\d+)</text>', page)
    ties = {
        frozenset((int(number), int(other)))
        for number, others in re.findall(
            r'data-label="No.">(\d+)</td>.*?data-label="Tied to no.">([\d, ]*)</td>',
            page,
            re.DOTALL,
        )
        for other in others.split(", ")
        if other
    }
    lines = {
        frozenset(map(int, pair)) for pair in re.findall(r"<title>(\d+) – (\d+)</title>", page)
    }
    assert numbers == drawn
    assert len(numbers) <= MOST_NODES
    assert ties == lines != set()
    assert "3 cases" in page
    assert not any(word in page for word in SECRETS)


def test_network_opens_names_for_a_purpose(unit: Office, desk: Client) -> None:
    for identity in (HEAD, OTHER):
        alleged_in(unit, case_of(unit), identity)
    opening = address("justice_network_opened")

    assert "Vuthy" not in sent(desk, opening, {"purpose": ""}, 422)
    shown = sent(desk, opening, {"purpose": "prosecution"}, 200)

    assert "Vuthy Rithisak" in shown
    assert "Li Wei" in shown


def test_link_is_judged_on_its_page_and_undone(unit: Office, desk: Client) -> None:
    for identity in (HEAD, OTHER):
        alleged_in(unit, case_of(unit), identity)
    with context.acting(unit.worker) as by:
        (link,) = links(by, LinkState.OPEN)
    closed = text(desk, address("justice_link", link.id))
    assert not any(word in closed for word in SECRETS)
    assert "The same number beside another name" in closed

    shown = sent(desk, address("justice_link_opened", link.id), {"purpose": "prosecution"}, 200)
    assert "Vuthy Rithisak" in shown
    given = {"purpose": "prosecution", "verdict": "different", "reason": "Two faces."}
    judging = address("justice_judge", link.id)
    assert "Write why you think so" in sent(desk, judging, {**given, "reason": ""}, 422)
    sent(desk, judging, given)
    assert "meanwhile" in sent(desk, judging, {**given, "verdict": "same"}, 409)

    shown = sent(desk, address("justice_link_opened", link.id), {"purpose": "prosecution"}, 200)
    undoing = re.findall(r'href="([^"]*/undo/)"', shown)[0]
    assert "Undo" in text(desk, undoing)
    sent(desk, undoing, {"reason": "A mistake."})
    assert "already" in sent(desk, undoing, {"reason": "Again."}, 409)


def test_worker_of_one_case_sees_the_same_whatever_stands_in_another(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    desk = browser(unit.worker)
    pages = (
        address("case_justice", case),
        address("case_alleged", case, alleged),
        address("justice_network"),
        f"{address('justice_network')}?case={case}",
        address("justice_links"),
    )

    def seen() -> list[str]:
        token = r'(csrfmiddlewaretoken" value=|"X-CSRFToken": )"\w+"'
        return [re.sub(token, "", text(desk, page)) for page in pages]

    before = seen()
    hidden = opened(unit).case
    alleged_in(unit, hidden)
    with context.acting(unit.supervisor) as by:
        (link,) = links(by, LinkState.OPEN)

    assert seen() == before
    for name, ids in (
        ("case_justice", (hidden,)),
        ("justice_link", (link.id,)),
        ("case_checklist", (hidden,)),
    ):
        text(desk, address(name, *ids), 404)
    text(desk, f"{address('justice_network')}?case={hidden}", 404)


def test_pages_of_justice_are_for_those_who_read_cases(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    readers = {Role.CASE_WORKER, Role.SUPERVISOR}

    for role in set(Role) - {Role.PARTNER_OFFICER}:
        client = signed_in(unit, role)
        network = client.get(address("justice_network")).status_code
        page = client.get(address("case_alleged", case, alleged)).status_code
        assert network == (200 if role in readers else 404)
        assert page == (200 if role is Role.SUPERVISOR else 404)
        opening = {"purpose": "prosecution"}
        answer = client.post(address("case_alleged_opened", case, alleged), opening)
        assert answer.status_code == (200 if role is Role.SUPERVISOR else 404)


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
