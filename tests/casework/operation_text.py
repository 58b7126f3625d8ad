"""What the tests of operations read at the desk: a page as text, the code of a case."""

from uuid import UUID

from django.test import Client

from tests.cases.ground import Office
from wayhome.cases.queries.queue import cases_of
from wayhome.kernel import context


def text(client: Client, address: str, status: int = 200) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def code_of(unit: Office, case: UUID) -> str:
    """The code of a case."""
    with context.acting(unit.supervisor) as by:
        (found,) = cases_of(by, frozenset({case}))
    return found.code
