"""A process that answers the public face alone needs one database role, the weakest."""

import pytest
from django.db import connections
from django.test import Client, override_settings

from tests.intake.ground import receiving_agency
from wayhome.kernel.database import DbRole


@pytest.mark.parametrize("cookies", [{}, {"session": "a" * 32}])
@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/language?to=km", 302), ("/ask/", 200), ("/answers/", 200)]
)
def test_public_process_never_signs_in_as_another_role(
    database: str, path: str, status: int, cookies: dict[str, str]
) -> None:
    receiving_agency()
    connections[DbRole.WEB].close()
    client = Client()
    client.cookies.load(cookies)

    with override_settings(FACE="intake"):
        answer = client.get(path)

    assert answer.status_code == status
    assert connections[DbRole.WEB].connection is None


@pytest.mark.parametrize("path", ["/ask/", "/answers/"])
def test_public_page_opens_when_the_browser_is_signed_in_elsewhere(
    database: str, path: str
) -> None:
    receiving_agency()
    client = Client()
    client.cookies.load({"session": "a" * 32})

    assert client.get(path).status_code == 200
