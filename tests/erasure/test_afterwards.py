"""What was erased takes nothing more, in rooms that seal with keys of their own too."""

from uuid import uuid4

import psycopg
import pytest

from tests.casework.ground import browser
from tests.erasure import aside as alone
from tests.erasure import ground as whole
from tests.erasure.ground import MARK
from tests.sites.ground import HERON, code_of, registered
from wayhome.kernel import context
from wayhome.kernel.erasing import Erased
from wayhome.sites.actions.describe_place import NewDescription, describe_place
from wayhome.sites.domain.told import read_told

pytestmark = pytest.mark.usefixtures("database")


def sent() -> dict[str, str]:
    """What somebody types who describes a place."""
    return {"place": str(uuid4()), "words": f"{MARK} saw the {HERON}", "province": ""}


def places(superuser: psycopg.Connection) -> int:
    """How many places are told of."""
    row = superuser.execute("SELECT count(*) FROM sites_place").fetchone()
    assert row is not None
    return int(row[0])


def test_no_place_is_described_for_an_erased_complaint(superuser: psycopg.Connection) -> None:
    at = alone.aside()
    alone.erased(at)
    before = places(superuser)
    client = browser(at.unit.supervisor)
    there = f"/desk/sites/complaints/{at.complaint}/"

    page = client.get(there)
    form = client.get(f"{there}describe/")
    answer = client.post(f"{there}describe/", sent())

    assert b"Describe the place yourself" not in page.content
    assert b"Attach to the site" not in page.content
    assert (form.status_code, answer.status_code) == (410, 410)
    new = NewDescription(uuid4(), read_told(HERON), complaint=at.complaint)
    with context.acting(at.unit.supervisor) as by, pytest.raises(Erased):
        describe_place(new, by=by)
    assert places(superuser) == before


def test_no_place_is_described_for_an_erased_case(superuser: psycopg.Connection) -> None:
    at = whole.told()
    whole.erased(at)
    before = places(superuser)
    client = browser(at.unit.supervisor)
    there = f"/desk/sites/cases/{at.case}/describe/"

    form, answer = client.get(there), client.post(there, sent())

    assert (form.status_code, answer.status_code) == (410, 410)
    assert there not in client.get(f"/desk/cases/{at.case}/").content.decode()
    assert places(superuser) == before


def test_erased_complaint_is_attached_to_no_site() -> None:
    at = alone.aside()
    site = registered(at.unit, HERON)
    alone.erased(at)
    given = {"code": code_of(at.unit, site), "reason": f"{MARK} said so."}

    answer = browser(at.unit.supervisor).post(f"/desk/sites/complaints/{at.complaint}/", given)

    assert answer.status_code == 410


def test_danger_of_an_erased_complaint_is_not_asked_about() -> None:
    at = alone.aside()
    alone.erased(at)
    client, there = browser(at.unit.intake), f"/desk/complaints/{at.complaint}/danger/"

    assert (client.get(there).status_code, client.post(there).status_code) == (410, 410)
