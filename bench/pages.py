"""Bytes and requests of the first reporting page and of the shortest way to a receipt.

python -m bench.pages [--json]
"""

import argparse
import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx

from bench.report import Row, machine, show
from tests.drills.instance import instance
from wayhome.web.intake.ask.fields import field_name as asked

MOST_FIRST, MOST_REQUESTS, MOST_JOURNEY = 30_000, 3, 120_000
_NEEDED = {1: {asked("relation"): "family"}, 2: {asked("help"): "find"}}
_LAST_PAGE = 8
_LINKED = re.compile(r'<(?:link|script|img|use|source)\b[^>]*?\b(?:href|src)="([^"#]+)')
_REL = re.compile(r'<link\b[^>]*rel="(?:alternate|canonical|next|prev)"[^>]*>')
_IN_STYLE = re.compile(r'url\("?([^")]+)"?\)')


@dataclass
class Phone:
    """A browser with an empty cache, counting all that comes back: heads and compressed bodies."""

    client: httpx.Client
    bytes: int = 0
    requests: int = 0
    cached: set[str] = field(default_factory=set)

    def open(self, path: str) -> str:
        """Get a page with everything it needs."""
        page = self._ask("GET", path)
        for address in _LINKED.findall(_REL.sub("", page.text)):
            self._need(urljoin(str(page.url), address))
        return page.text

    def send(self, path: str, page: str, answers: dict[str, str]) -> None:
        """Send the form of a page; the redirect counts as well."""
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        token = {"csrfmiddlewaretoken": found.group(1)} if found else {}
        headers = {"Referer": str(self.client.base_url)}
        answer = self._ask("POST", path, data={**answers, **token}, headers=headers)
        if answer.status_code != 302:
            raise RuntimeError(f"{path} answered {answer.status_code}")

    def _need(self, address: str) -> None:
        if address in self.cached or address.startswith("data:"):
            return
        self.cached.add(address)
        part = self._ask("GET", address)
        if "css" in part.headers["Content-Type"]:
            for inner in _IN_STYLE.findall(part.text):
                self._need(urljoin(address, inner))

    def _ask(self, method: str, address: str, **options: object) -> httpx.Response:
        answer = self.client.request(method, address, **options)  # type: ignore[arg-type]  # handed on
        head = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
        self.bytes += answer.num_bytes_downloaded + head + len("HTTP/1.1 200 OK\r\n\r\n")
        self.requests += 1
        return answer


def main() -> None:
    """Serve an installation and walk through it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = []
    with instance() as made:
        made.run("tests.drills.stage")
        port = made.serve()
        for language in ("km", "en"):
            rows += _rows(port, language)
        version = made.cluster.version
    show("Pages", rows, about=machine(version), as_json=options.json)


def _rows(port: int, language: str) -> list[Row]:
    """The figures in one language."""
    first, journey = _phone(port, language), _phone(port, language)
    first.open("/ask/")
    _walk(journey)
    return [
        Row(f"first page, {language}", f"{first.bytes:,} bytes", f"<= {MOST_FIRST:,}",
            first.bytes <= MOST_FIRST),
        Row("  requests", str(first.requests), f"<= {MOST_REQUESTS}",
            first.requests <= MOST_REQUESTS),
        Row(f"shortest journey, {language}", f"{journey.bytes:,} bytes", f"<= {MOST_JOURNEY:,}",
            journey.bytes <= MOST_JOURNEY),
        Row("  requests", str(journey.requests)),
    ]  # fmt: skip


def _phone(port: int, language: str) -> Phone:
    """A new browser set to a language."""
    headers = {"Accept-Encoding": "gzip", "Accept-Language": language}
    return Phone(httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=30))


def _walk(phone: Phone) -> None:
    """Answer only what is needed, to the receipt."""
    phone.open("/ask/")
    for number in range(1, _LAST_PAGE + 1):
        page = phone.open(f"/ask/{number}")
        phone.send(f"/ask/{number}", page, _NEEDED.get(number, {}))
    phone.send("/ask/check", phone.open("/ask/check"), {})
    if not re.search(r"(\d{4} ){5}\d{4}", phone.open("/ask/kept")):
        raise RuntimeError("no receipt is shown")


if __name__ == "__main__":
    main()
