"""Partners in their browsers, and what they send."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from openpyxl import Workbook
from PIL import Image

from tests.api.ground import Caller, make_caller
from tests.casework.ground import browser
from tests.intake.ground import partner, receiving_agency
from wayhome.access.domain.agencies import AgencyKind
from wayhome.intake.actions.lodge_batch import lodge_batch
from wayhome.kernel import context
from wayhome.kernel.actor import Actor

NAME = "Sokunthea Zzyzx"


@dataclass(frozen=True)
class Desk:
    """A partner's officer in a browser."""

    agency: UUID
    user: UUID
    client: Client


def open_desk(caller: Caller) -> Desk:
    """Sign the officer of a caller in."""
    actor = Actor(
        kind=partner(caller.agency).kind,
        agency=caller.agency,
        user=caller.user,
        roles=partner(caller.agency).roles,
    )
    return Desk(caller.agency, caller.user, browser(actor))


def two_desks() -> tuple[UUID, Desk, Desk]:
    """The receiving agency, an embassy and an organisation."""
    unit = receiving_agency()
    embassy = make_caller("embassy")
    relief = make_caller("relief", kind=AgencyKind.INTERNATIONAL_ORGANISATION)
    return unit, open_desk(embassy), open_desk(relief)


def filled(**more: Any) -> dict[str, Any]:
    """A form of an invented complaint."""
    return {
        "once": uuid4().hex,
        "language": "en",
        "relation": "embassy",
        "help": ["find"],
        "name": NAME,
        "birth": "1999",
        "country": "KHM",
        "province": "KH18",
        "place": "A blue house near the port",
        "contact_details": "+855 12 345 678",
        "danger_now": "unknown",
        "story": "She wrote that the doors are locked.",
        **more,
    }


def lodged_path(desk: Desk, **more: Any) -> str:
    """Lodge over the page and return the address of the lodging."""
    answer = desk.client.post("/portal/lodge/", filled(**more))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def table(*rows: str) -> bytes:
    """A CSV file with the headings that the tests use."""
    return "\r\n".join(("name,help,birth,province,Shoe size", *rows)).encode()


def send_table(desk: Desk, content: bytes, *, name: str = "people.csv") -> Any:
    """Choose a file and send it."""
    sent = io.BytesIO(content)
    sent.name = name
    return desk.client.post("/portal/files/", {"sheet": sent, "language": "en"})


def work_off(unit: UUID, batch: str) -> None:
    """Do what the worker does until nothing waits."""
    with context.acting(Actor.system(unit)) as by:
        while lodge_batch(batch_id=UUID(batch), by=by):
            pass


def xlsx_with_macros() -> bytes:
    """A workbook that carries a macro part."""
    out = io.BytesIO()
    book = Workbook()
    book.worksheets[0].append(["name", "help"])
    book.save(out)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return out.getvalue()


def photo_with_place() -> bytes:
    """A photograph whose hidden data says where it was taken."""
    picture = Image.new("RGB", (8, 8), "teal")
    exif = Image.Exif()
    exif[0x010E] = "taken near the port"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()
