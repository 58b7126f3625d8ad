"""Lodgers who never give up: the same key at every attempt until something is acknowledged."""

import re
import secrets
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random

import httpx

from wayhome.web.intake.ask.fields import field_name as asked

DROPPED = 0.05
_GIVE_UP = 120.0
_CLIENTS = 8
_OUTAGES = {429, 500, 503}
# Made once: a client that makes its own spends longer on it than its request takes.
_TLS = ssl.create_default_context()
_API = "/api/partner/v1/complaints"
_PAGES: dict[int, dict[str, str]] = {
    1: {asked("relation"): "family"},
    2: {asked("help"): "find", asked("story"): "The doors are locked."},
    4: {asked("name"): "Zandra Quillon"},
}
_LAST_PAGE = 8


@dataclass
class Seen:
    """What the lodgers saw. `acknowledged` maps each key to the ids that were ever answered."""

    acknowledged: dict[str, set[str]] = field(default_factory=dict)
    receipts: set[str] = field(default_factory=set)
    statuses: Counter[int] = field(default_factory=Counter)
    hasty: int = 0
    cut_off: int = 0
    kills_between: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def sent(self) -> int:
        """How many different complaints were acknowledged."""
        return len(self.acknowledged) + len(self.receipts)

    def note(self, response: httpx.Response) -> None:
        """Count an answer; `hasty` are refusals that do not say when to come back."""
        with self.lock:
            self.statuses[response.status_code] += 1
            self.hasty += (
                response.status_code in {429, 503} and "Retry-After" not in response.headers
            )


def lodge_all(seen: Seen, *, port: int, token: str, count: int, public: int) -> None:
    """Lodge complaints as partners' systems and as people on the public page, side by side."""
    chance = Random(count)
    work: list[tuple[str, bool]] = [
        (f"drill-{number:05}", chance.random() < DROPPED) for number in range(count)
    ]
    with ThreadPoolExecutor(_CLIENTS) as pool:
        done = [pool.submit(_as_partner, seen, port, token, *each) for each in work]
        done += [pool.submit(_as_public, seen, port) for _ in range(public)]
        for each in done:
            each.result()


def _client(port: int) -> httpx.Client:
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, verify=_TLS)


def _as_partner(seen: Seen, port: int, token: str, key: str, dropped: bool) -> None:  # noqa: FBT001  # handed to a pool by position
    """Lodge under one key; a dropped acknowledgement is asked for once more."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    body = {"language": "en", "answers": {"help": ["find"], "name": f"Zandra {key}"}}
    with _client(port) as client:
        for attempt in range(2 if dropped else 1):
            response = _until(seen, client, "POST", _API, json=body, headers=headers)
            if attempt or not dropped:
                with seen.lock:
                    seen.acknowledged.setdefault(key, set()).add(response.json()["id"])


def _as_public(seen: Seen, port: int) -> None:
    """Fill in the pages like anybody else, and send."""
    with _client(port) as browser:
        for number in range(1, _LAST_PAGE + 1):
            _submit(seen, browser, f"/ask/{number}", _PAGES.get(number, {}))
        _submit(seen, browser, "/ask/check", {})
        page = _until(seen, browser, "GET", "/ask/kept")
    found = re.search(r"(\d{4} ){5}\d{4}", page.text)
    if found is None:
        raise AssertionError("no receipt is shown")
    with seen.lock:
        seen.receipts.add(found.group())


def _submit(seen: Seen, browser: httpx.Client, path: str, answers: dict[str, str]) -> None:
    """Open a page and send its form."""
    page = _until(seen, browser, "GET", path)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    if token is None:
        # An earlier attempt got through although its answer did not.
        return
    _until(
        seen, browser, "POST", path, data={**answers, "csrfmiddlewaretoken": token.group(1)},
        headers={"Referer": str(browser.base_url)},
    )  # fmt: skip


def _until(
    seen: Seen, client: httpx.Client, method: str, path: str, **options: object
) -> httpx.Response:
    """Ask until there is an answer that is no outage."""
    deadline = time.monotonic() + _GIVE_UP
    for wait in _waits():
        try:
            response = client.request(method, path, **options)  # type: ignore[arg-type]  # handed on
        except httpx.TransportError:
            with seen.lock:
                seen.cut_off += 1
        else:
            seen.note(response)
            if response.status_code < 400:
                return response
            if response.status_code not in _OUTAGES:
                raise AssertionError(f"{method} {path}: {response.status_code}")
        if time.monotonic() > deadline:
            raise AssertionError("the service did not come back")
        time.sleep(wait)
    raise AssertionError


def _waits() -> Iterator[float]:
    """Short waits with a little chance, for ever."""
    while True:
        yield 0.2 + secrets.randbelow(200) / 1000
