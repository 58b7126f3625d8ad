"""Lodging many complaints from a file."""

import csv
import io

import psycopg

from tests.portal.ground import (
    NAME,
    send_table,
    table,
    two_desks,
    work_off,
    xlsx_with_macros,
)

GOOD = ("Anna Example,find,1999,KH18,40", "Bora Example,leave,about 1980,KH12,38")
BAD = f"{NAME},fly,30/02/2001,KH18,41"


def batch_of(superuser: psycopg.Connection) -> str:
    """The newest batch."""
    row = superuser.execute("SELECT id FROM intake_batch ORDER BY started_at DESC").fetchone()
    assert row is not None
    return str(row[0])


def count(superuser: psycopg.Connection) -> int:
    """How many complaints there are."""
    row = superuser.execute("SELECT count(*) FROM intake_complaint").fetchone()
    assert row is not None
    return int(row[0])


def test_file_is_read_first_and_lodges_only_once_confirmed(
    database: str, superuser: psycopg.Connection
) -> None:
    unit, embassy, _ = two_desks()

    read = send_table(embassy, table(*GOOD, BAD)).content.decode()
    batch = batch_of(superuser)
    before = count(superuser)
    running = embassy.client.post(f"/portal/files/{batch}/confirm/", follow=True).content.decode()
    work_off(unit, batch)
    done = embassy.client.get(f"/portal/files/{batch}/").content.decode()

    assert "Shoe size" in read
    assert "Lodge 2 complaints" in read
    assert before == 0
    assert 'http-equiv="refresh"' in running
    assert 'http-equiv="refresh"' not in done
    assert done.count("/portal/lodgings/") == 2
    assert count(superuser) == 2


def test_file_doubles_nothing_when_it_is_sent_again_with_corrections(
    database: str, superuser: psycopg.Connection
) -> None:
    unit, embassy, _ = two_desks()
    corrected = f"{NAME},find,28/02/2001,KH18,41"

    for content in (table(*GOOD, BAD), table(*GOOD, BAD), table(*GOOD, corrected)):
        send_table(embassy, content)
        batch = batch_of(superuser)
        embassy.client.post(f"/portal/files/{batch}/confirm/")
        embassy.client.post(f"/portal/files/{batch}/confirm/")
        work_off(unit, batch)
    page = embassy.client.get(f"/portal/files/{batch}/").content.decode()

    assert count(superuser) == 3
    assert page.count("</a> lodged before</td>") == 2


def test_refused_rows_are_safe_to_open_in_a_spreadsheet(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = two_desks()
    send_table(embassy, table(BAD + ",=HYPERLINK(1)"))

    text = embassy.client.get(f"/portal/files/{batch_of(superuser)}/refused.csv")

    cells = [
        cell for row in csv.reader(io.StringIO(text.content.decode("utf-8-sig"))) for cell in row
    ]
    assert text.headers["Content-Disposition"].startswith("attachment")
    assert "2" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert NAME not in cells


def test_batch_is_hidden_when_it_is_anothers(database: str, superuser: psycopg.Connection) -> None:
    _, embassy, relief = two_desks()
    send_table(relief, table(*GOOD))
    batch = batch_of(superuser)

    answers = [
        embassy.client.get(f"/portal/files/{batch}/"),
        embassy.client.get(f"/portal/files/{batch}/refused.csv"),
        embassy.client.post(f"/portal/files/{batch}/confirm/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_file_is_refused_with_advice_when_it_cannot_be_read(
    database: str, superuser: psycopg.Connection
) -> None:
    _, embassy, _ = two_desks()
    wrong = {
        "empty.csv": b"",
        "zero.csv": b"\x00" * 500,
        "broken.csv": b'name,help\n"never closed,find\n',
        "macro.xlsx": xlsx_with_macros(),
        "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "torn.xlsx": b"PK\x03\x04 torn",
        "both.csv": b"%PDF-1.7\nname,help\n",
        "page.csv": b"<html>",
        "strange.csv": b"colour,shape\nred,round\n",
        "wide.csv": b"name,help" + b",x" * 200 + b"\nA,find" + b",1" * 200,
    }

    answers = [send_table(embassy, content, name=name) for name, content in wrong.items()]
    big = send_table(embassy, bytes(20 * 1024 * 1024 + 1))
    forgotten = embassy.client.post("/portal/files/", {"language": "en"})

    assert [answer.status_code for answer in answers] == [422] * len(wrong)
    assert (big.status_code, forgotten.status_code) == (413, 422)
    assert superuser.execute("SELECT count(*) FROM intake_batch").fetchone() == (0,)


def test_file_is_read_in_any_usual_encoding(database: str, superuser: psycopg.Connection) -> None:
    _, embassy, _ = two_desks()
    text = "name,help\r\nសុខ សុភា,find\r\nChloé Exemple,find\r\n"

    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        shown = send_table(embassy, text.encode(encoding)).content.decode()

        assert "Lodge 2 complaints" in shown
