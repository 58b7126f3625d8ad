"""When the database is away, the page says so, keeps what was typed, and nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.test import Client
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.intake.ground import CANARY, receiving_agency
from wayhome.web.intake.ask.fields import field_name


@contextmanager
def database_away(address: str) -> Iterator[None]:
    """Refuse and end every connection to the database of this test."""
    name = conninfo_to_dict(address)["dbname"]
    with psycopg.connect(make_conninfo(address, dbname="postgres"), autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        try:
            yield
        finally:
            admin.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true')


def test_page_waits_with_what_was_typed_while_the_database_is_away(database: str) -> None:
    receiving_agency()
    browser = Client(raise_request_exception=False)
    browser.post("/ask/1", {field_name("relation"): "family"})
    name = field_name("name")
    body = f"{name}={CANARY}".replace(" ", "+")

    with database_away(database):
        refused = browser.post("/ask/4", body, content_type="application/x-www-form-urlencoded")
    again = browser.post("/ask/4", body, content_type="application/x-www-form-urlencoded")

    assert refused.status_code == 503
    assert int(refused["Retry-After"]) > 0
    assert f'name="{name}" value="{CANARY}"' in refused.content.decode()
    assert again.status_code in {302, 503}
    assert CANARY in browser.get("/ask/4").content.decode()
