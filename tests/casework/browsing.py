"""What the tests of pages do in a browser: read a page by its name, and send a form."""

from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def page(client: Client, name: str, *args: UUID) -> str:
    """A page as text."""
    answer = client.get(reverse(f"desk:{name}", args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def counts(client: Client) -> dict[str, int | None]:
    """How much waits beside each section of a page."""
    shown = client.get(reverse("desk:cases")).context["shell"].items
    return {item.href: item.count for item in shown}


def put(client: Client, name: str, /, *args: object, **sent: object) -> HttpResponse:
    """Send a form."""
    answer: HttpResponse = client.post(reverse(f"desk:{name}", args=args), sent)  # type: ignore[assignment]  # the test client's own kind
    return answer


def status(client: Client, name: str, /, *args: object, **sent: object) -> int:
    """Send a form and return the status."""
    return int(put(client, name, *args, **sent).status_code)
