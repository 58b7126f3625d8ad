"""A language model beside the rules, asked over HTTP: off by default, on this machine, kept apart."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.test import override_settings

from tests.record.test_review import Desk
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.record.actions.ask_model import (
    AskedModel,
    ModelElsewhere,
    ModelSilent,
    ask_model,
    checked_address,
)
from wayhome.record.queries.review import proposals_of

pytestmark = pytest.mark.usefixtures("database")

_NEW = {"type": "quote", "words": "Harbour Watch calls for inquiry", "speaker": "Harbour Watch"}
_AGREED = {"type": "quote", "words": "We ask the ministry to open an inquiry into the camps"}


def told(*facts: Any) -> str:
    """What a model says."""
    return json.dumps({"facts": list(facts)})


class Model(BaseHTTPRequestHandler):
    """A chat endpoint that says what it was told to say, and keeps what it was asked."""

    status, content = 200, told()
    asked: list[Any] = []  # noqa: RUF012  # one list for the one server of a test

    def do_POST(self) -> None:
        """Answer a question."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).asked.append(json.loads(body))
        answer = json.dumps({"choices": [{"message": {"content": type(self).content}}]}).encode()
        self.send_response(type(self).status)
        self.send_header("Location", "http://192.0.2.1/")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's name
        """Say nothing."""


@pytest.fixture
def model() -> Iterator[type[Model]]:
    """A running endpoint, to which the settings point."""

    class Fresh(Model):
        asked: list[Any] = []  # noqa: RUF012  # fresh for this test

    server = ThreadingHTTPServer(("127.0.0.1", 0), Fresh)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with override_settings(MODEL_URL=f"http://127.0.0.1:{server.server_port}/v1/chat/completions"):
        yield Fresh
    server.shutdown()
    server.server_close()
    thread.join()


def ask(desk: Desk) -> AskedModel:
    """Ask as a worker does."""
    system = Actor.system(desk.by.agency)
    with context.acting(system, role=DbRole.JOBS):
        return ask_model(text_version=desk.version, by=system)


def rules(desk: Desk) -> list[str]:
    """The rules of everything that is proposed."""
    with context.acting(desk.by):
        return [row.rule for row in proposals_of(desk.by, desk.version)]


def test_nothing_is_asked_when_no_model_is_set() -> None:
    assert ask(Desk()) == AskedModel(new=0, dropped=0)


def test_model_proposes_beside_the_rules_and_is_counted_apart(model: type[Model]) -> None:
    desk = Desk()
    desk.read()
    model.content = told(_NEW, _AGREED, {"type": "quote", "words": "It never said this"})

    asked = ask(desk)

    assert asked == AskedModel(new=1, dropped=1)
    assert rules(desk).count("model.quote") == 1
    assert ask(desk).new == 0


def test_what_a_model_proposed_stays_when_rules_read_again(model: type[Model]) -> None:
    desk = Desk()
    model.content = told(_NEW)
    ask(desk)

    desk.read()

    with context.acting(desk.by):
        states = {row.rule: row.state for row in proposals_of(desk.by, desk.version)}
    assert states["model.quote"] == "proposed"


def test_model_is_sent_the_article_as_data(model: type[Model]) -> None:
    desk = Desk()

    ask(desk)

    system, user = model.asked[0]["messages"]
    assert "Harbour Watch" not in system["content"]
    assert "Harbour Watch calls for inquiry" in json.loads(user["content"])["article"]


@pytest.mark.parametrize("status", [302, 404, 500])
def test_nothing_is_kept_when_the_model_fails_or_sends_elsewhere(
    model: type[Model], status: int
) -> None:
    desk = Desk()
    model.status, model.content = status, told(_NEW)

    with pytest.raises(ModelSilent):
        ask(desk)

    assert rules(desk) == []


@pytest.mark.parametrize("content", ["no", "{}", '{"facts": 1}'])
def test_answer_of_another_form_is_a_silent_model(model: type[Model], content: str) -> None:
    model.content = content

    with pytest.raises(ModelSilent):
        ask(Desk())


@pytest.mark.parametrize(
    "address",
    [
        "http://192.0.2.1/v1",
        "https://model.example/v1",
        "http://127.0.0.1.example/",
        "http://10.0.0.1",
    ],
)
def test_address_off_this_machine_is_refused_unless_it_is_allowed(address: str) -> None:
    with pytest.raises(ModelElsewhere):
        checked_address(address)
    with override_settings(MODEL_ELSEWHERE=True):
        assert checked_address(address).hostname


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://", "http://[::1", "localhost:80"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ModelSilent):
        checked_address(address)


@pytest.mark.parametrize("address", ["http://localhost:1/", "http://[::1]:1/", "http://127.0.0.1"])
def test_this_machine_may_be_asked(address: str) -> None:
    assert checked_address(address).hostname
