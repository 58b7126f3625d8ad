"""The queue of complaints and the page where one is decided upon."""

from uuid import uuid4

import psycopg
import pytest
from django.urls import reverse

from tests.cases.ground import lodged, office, opened
from tests.casework.ground import browser
from tests.intake.ground import CANARY, lodge_publicly
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.domain.risk import Risk
from wayhome.intake.domain.clean_file import CleanFile, FileKind
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.kernel import context
from wayhome.people.actions.propose_matches import propose_matches

pytestmark = pytest.mark.usefixtures("database")


def test_queue_lists_codes_and_no_personal_data() -> None:
    unit = office()
    complaint = lodged(unit.agency)

    page = browser(unit.intake).get(reverse("desk:complaints"))

    text = page.content.decode()
    assert page.status_code == 200
    assert reverse("desk:complaint", args=[complaint]) in text
    assert "In danger now" in text
    assert CANARY not in text
    assert "12 345 678" not in text


def test_queue_says_so_when_nothing_waits_or_fits() -> None:
    unit = office()
    client = browser(unit.intake)

    empty = client.get(reverse("desk:complaints"))
    altered = client.get(reverse("desk:complaints"), {"cursor": "zzz", "danger": "maybe"})

    assert b"Nothing waits here" in empty.content
    assert altered.status_code == 200


def test_sealed_part_opens_for_a_purpose_and_is_on_the_record(
    superuser: psycopg.Connection,
) -> None:
    unit = office()
    complaint = lodged(unit.agency)
    client = browser(unit.intake)
    address = reverse("desk:open_group", args=[complaint])

    closed = client.get(reverse("desk:complaint", args=[complaint]))
    without = client.post(address, {"group": "identity"})
    with_purpose = client.post(address, {"group": "identity", "purpose": "triage"})
    not_theirs = client.post(address, {"group": "legal", "purpose": "triage"})

    assert CANARY not in closed.content.decode()
    assert (without.status_code, CANARY in without.content.decode()) == (422, False)
    assert (with_purpose.status_code, CANARY in with_purpose.content.decode()) == (200, True)
    assert not_theirs.status_code == 422
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'intake:fields:opened'"
    ).fetchone()
    assert leaves == (1,)


def test_case_is_opened_from_the_page_once_when_sent_twice() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    client = browser(unit.intake)
    address = reverse("desk:open_case", args=[complaint])

    first = client.post(address, {"risk": Risk.HIGH, "team": str(unit.team)})
    second = client.post(address, {"risk": Risk.HIGH})

    assert first.status_code == 302
    assert second.status_code == 409
    assert b"Somebody decided about this complaint meanwhile" in second.content


def test_forms_come_back_with_what_is_wrong() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    client = browser(unit.intake)

    answers = {
        name: client.post(reverse(f"desk:{name}", args=[complaint]), sent)
        for name, sent in {
            "open_case": {"risk": "mild"},
            "attach": {"code": "K7Q4-XXXX"},
            "set_aside": {},
        }.items()
    }

    assert {answer.status_code for answer in answers.values()} == {422}
    assert b"No case has this code" in answers["attach"].content
    assert b"K7Q4-XXXX" in answers["attach"].content
    assert b"Choose a reason." in answers["set_aside"].content


def test_complaint_is_attached_set_aside_and_taken_back() -> None:
    unit = office()
    complaint, code = lodged(unit.agency), opened(unit).code
    client = browser(unit.intake)

    def post(name: str, **sent: str) -> int:
        return client.post(reverse(f"desk:{name}", args=[complaint]), sent).status_code

    assert post("set_aside", reason="withdrawn") == 302
    assert post("restore") == 302
    assert post("attach", code=f" {code.lower()} ") == 302
    assert post("detach") == 302
    assert post("detach") == 404


def test_likely_duplicate_is_shown_with_reasons_and_its_case() -> None:
    unit = office()
    first, second = lodged(unit.agency), lodged(unit.agency)
    for complaint in (first, second):
        with context.acting(unit.system) as by:
            person = register_complaint(complaint=complaint, by=by)
        with context.acting(unit.system) as by:
            propose_matches(person=person, by=by)
    code = opened(unit, first).code

    page = browser(unit.intake).get(reverse("desk:complaint", args=[second])).content.decode()

    assert "Likely about the same person" in page
    assert "Name agrees" in page
    assert f"Attach to case {code}" in page
    assert CANARY not in page


def test_matches_are_looked_for_again_from_the_complaint_and_from_its_case(
    superuser: psycopg.Connection,
) -> None:
    unit = office()
    complaint = lodged(unit.agency)
    shown = reverse("desk:complaint", args=[complaint])
    unregistered = browser(unit.intake).get(shown).content.decode()
    with context.acting(unit.system) as by:
        person = register_complaint(complaint=complaint, by=by)
    case = opened(unit, complaint).case
    superuser.execute("DELETE FROM procrastinate_jobs")
    button = reverse("desk:look_for_matches", args=[person])
    boss = browser(unit.supervisor)
    pages = {"complaint": shown, "case": reverse("desk:case", args=[case])}

    idle = {name: boss.get(page).content.decode() for name, page in pages.items()}
    back = {
        name: boss.post(button, {"page": name, "at": page.rstrip("/").rpartition("/")[2]})
        for name, page in pages.items()
    }

    assert button not in unregistered
    assert all(button in page for page in idle.values())
    assert "No undecided match." in idle["complaint"]
    assert back["complaint"].headers["Location"] == f"{shown}#same"
    assert back["case"].headers["Location"] == f"{pages['case']}#persons"
    for page in pages.values():
        assert "Looking among all complaints" in boss.get(page).content.decode()


def test_file_is_handed_out_for_a_purpose_under_a_neutral_name() -> None:
    unit = office()
    clean = CleanFile(FileKind.PHOTO, "png", "image/png", b"pixels")
    complaint = lodge_publicly(unit.agency, files=(NamedFile(f"{CANARY}.png", clean),)).complaint
    client = browser(unit.intake)
    page = client.get(reverse("desk:complaint", args=[complaint]))
    (listed,) = page.context["files"]
    where = reverse("desk:complaint_file", args=[complaint])

    without = client.post(where, {"file": str(listed.id)})
    other = client.post(where, {"file": str(uuid4()), "purpose": "triage"})
    file = client.post(where, {"file": str(listed.id), "purpose": "triage"})

    assert (without.status_code, other.status_code) == (422, 422)
    assert file.content == b"pixels"
    assert file.headers["Content-Type"] == "image/png"
    assert CANARY not in file.headers["Content-Disposition"]


def test_unknown_and_foreign_complaints_look_alike() -> None:
    unit, other = office(), office("other", receives=False)
    complaint = lodged(unit.agency)
    client = browser(other.supervisor)

    foreign = client.get(reverse("desk:complaint", args=[complaint]))
    unknown = client.get(reverse("desk:complaint", args=[uuid4()]))

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.content == unknown.content
