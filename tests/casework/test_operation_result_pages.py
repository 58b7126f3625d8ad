"""What an operation came to, at the desk: persons, result, evidence, sources, and the map."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cases.ground import Office
from tests.casework.ground import browser
from tests.casework.operation_text import text
from tests.operations.ground import SECRETS, begun, case_of, planned, row
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import clock, context
from wayhome.operations.models import Person


def rows(**more: str) -> dict[str, str]:
    """Five persons as the form sends them."""
    states = ("freed", "freed", "safe", "located", "declined")
    return {
        "batch": str(uuid4()),
        "on": clock.local_today().isoformat(),
        **{f"state_{number}": state for number, state in enumerate(states, start=1)},
        "name_1": "Sreyneang Qqorr",
        "age_1": "12-17",
        "sex_1": "female",
        **more,
    }


def test_five_persons_are_recorded_in_one_form_and_once(unit: Office, desk: Client) -> None:
    operation = begun(unit, case_of(unit))
    data = rows()

    first = desk.post(reverse("desk:operation_record", args=[operation]), data)
    desk.post(reverse("desk:operation_record", args=[operation]), data)
    page = text(desk, reverse("desk:operation_persons", args=[operation]))

    assert first.status_code == 302, first.content.decode()[:3000]
    assert "Person 5" in page
    assert "Person 6" not in page
    assert "Sreyneang" not in page
    name = {"words": str(persons_of(unit, operation)[0]), "purpose": "protection"}
    opened = desk.post(reverse("desk:operation_name_open", args=[operation]), name)
    assert "Sreyneang Qqorr" in opened.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": "2090-01-01"},
        {"on": "2001-01-01"},
        {"on": "yesterday"},
        {"state_1": ""},
        {f"state_{number}": "" for number in range(1, 6)}
        | {"name_1": "", "age_1": "", "sex_1": ""},
        {"state_2": "nowhere"},
        {"batch": "x"},
    ],
)
def test_rows_that_cannot_be_are_shown_again(
    unit: Office, desk: Client, wrong: dict[str, str]
) -> None:
    operation = begun(unit)

    answer = desk.post(reverse("desk:operation_record", args=[operation]), rows(**wrong))

    assert answer.status_code == 422
    assert persons_of(unit, operation) == []


def test_person_is_followed_and_a_case_is_opened_by_a_button(unit: Office, desk: Client) -> None:
    operation = begun(unit)
    desk.post(reverse("desk:operation_record", args=[operation]), rows())
    person = persons_of(unit, operation)[3]
    supervisor = browser(unit.supervisor)
    address = reverse("desk:operation_open_case", args=[operation, person])

    follow = reverse("desk:operation_follow", args=[operation, person])
    freed = desk.post(follow, {"event": "free"})
    again = desk.post(follow, {"event": "free"})
    refused = desk.post(address)
    opened = supervisor.post(address)
    twice = supervisor.post(address)

    assert (freed.status_code, again.status_code) == (302, 422)
    assert refused.status_code == 404
    assert opened["Location"].startswith("/desk/cases/")
    assert twice["Location"].endswith("/persons/")
    assert "Person freed" in text(supervisor, opened["Location"] + "timeline/")


def test_result_ends_it_and_others_see_the_numbers_alone(unit: Office, desk: Client) -> None:
    case = case_of(unit)
    operation = begun(unit, case)
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.other_worker.user), by=by)
    other = browser(unit.other_worker)
    address = reverse("desk:operation_judge", args=[operation])
    data = {
        "version": str(row(unit, operation).version),
        "outcome": "reached",
        "found": "14",
        "children": "3",
        "freed": "12",
        "arrested": "2",
        "words": "Two buildings, one locked.",
    }

    wrong = desk.post(address, {**data, "freed": "15"})
    nobody = desk.post(address, {**data, "outcome": "nobody"})
    done = desk.post(address, data)
    late = desk.post(address, data)

    assert (wrong.status_code, nobody.status_code) == (422, 422)
    assert (done.status_code, late.status_code) == (302, 409)
    page = text(other, reverse("desk:operation", args=[operation]))
    assert "14" in page
    assert not any(secret in page for secret in (*SECRETS, "locked", "Worker of unit"))
    for name in ("persons", "result", "evidence", "sources", "history", "change"):
        text(other, reverse(f"desk:operation_{name}", args=[operation]), 404)


def test_evidence_is_kept_with_a_cleaned_copy_and_handed_on(unit: Office, desk: Client) -> None:
    operation = begun(unit)
    at = (clock.now() + timedelta(hours=7) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    data = {
        "item": str(uuid4()),
        "kind": "paper",
        "at": at,
        "what": "A ledger of debts",
        "kept": "Locker 4",
    }
    keep = reverse("desk:operation_keep", args=[operation])

    bad = desk.post(keep, {**data, "file": SimpleUploadedFile("x.exe", b"MZ\x00\x01")})
    kept = desk.post(keep, {**data, "file": SimpleUploadedFile("debts.txt", b"Seven names")})
    again = desk.post(keep, data)
    handed = desk.post(
        reverse("desk:operation_hand", args=[operation, data["item"]]),
        {"link": str(uuid4()), "giver": "Officer Sok", "taker": "Laboratory", "at": at},
    )

    assert bad.status_code == 422
    assert kept.status_code == again.status_code == handed.status_code == 302
    page = text(desk, reverse("desk:operation_evidence", args=[operation]))
    assert not any(word in page for word in ("of debts", "Locker", "Officer Sok", "debts.txt"))
    file = reverse("desk:operation_evidence_file", args=[operation, data["item"]])
    assert desk.post(file, {}).status_code == 422
    got = desk.post(file, {"purpose": "prosecution"})
    assert got.content == b"Seven names"
    assert "debts" not in got.headers["Content-Disposition"]


def test_source_is_sealed_opened_and_shared_on_the_page(unit: Office, desk: Client) -> None:
    operation = planned(unit)
    supervisor = browser(unit.supervisor)
    phrase = {"passphrase": "seven lanterns on the river"}
    here = reverse("desk:operation_sources", args=[operation])
    assert "You have no key of your own" in text(desk, here)

    assert desk.post(reverse("desk:own_key"), {**phrase, "again": "other"}).status_code == 422
    for client in (desk, supervisor):
        client.post(reverse("desk:own_key"), {**phrase, "again": phrase["passphrase"]})
    source = str(uuid4())
    words = {"source": source, "who": "The night cook"}
    sealed = desk.post(reverse("desk:operation_seal", args=[operation]), words)
    open_it = reverse("desk:operation_source_open", args=[operation, source])
    wrong = desk.post(open_it, {"purpose": "operation", "passphrase": "not this one, sorry"})
    opened = desk.post(open_it, {"purpose": "operation", **phrase})
    stranger = supervisor.post(open_it, {"purpose": "operation", **phrase})
    share = reverse("desk:operation_source_share", args=[operation, source])
    desk.post(share, {"user": str(unit.supervisor.user), **phrase})
    shared = supervisor.post(open_it, {"purpose": "operation", **phrase})

    assert sealed.status_code == 302
    assert "night cook" not in text(desk, here)
    assert wrong.status_code == 422
    assert "not this one" not in wrong.content.decode()
    assert "The night cook" in opened.content.decode()
    assert stranger.status_code == 404
    assert "The night cook" in shared.content.decode()


def test_map_has_the_numbers_of_its_table_and_opens_points_for_a_purpose(
    unit: Office, desk: Client
) -> None:
    assert "Nothing to draw" in text(desk, reverse("desk:operations_map"))
    planned(unit)

    closed = text(desk, reverse("desk:operations_map"))
    asked = desk.post(reverse("desk:operations_map"), {})
    opened = desk.post(reverse("desk:operations_map"), {"purpose": "operation"}).content.decode()
    other = browser(unit.other_worker).post(
        reverse("desk:operations_map"), {"purpose": "operation"}
    )

    assert "Sihanouk" in closed
    assert "<circle" not in closed
    assert asked.status_code == 422
    assert opened.count("<circle") == 2
    assert "80 m" in opened
    assert "<circle" not in other.content.decode()


def persons_of(unit: Office, operation: UUID) -> list[UUID]:
    """The persons by their numbers."""
    with context.acting(unit.system):
        found = Person.objects.filter(operation_id=operation).order_by("number")
        return list(found.values_list("id", flat=True))
