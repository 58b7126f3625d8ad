"""A light HTTP client: it must not take the time that it measures in others."""

import asyncio
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Load:
    """What came of a load: how many answers of each status in how many seconds."""

    seconds: float = 0.0
    statuses: dict[int, int] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Good answers in a second."""
        good = sum(count for status, count in self.statuses.items() if status < 400)
        return good / self.seconds


def post(
    port: int, path: str, *, token: str, bodies: Iterator[tuple[str, bytes]]
) -> Iterator[bytes]:
    """Whole requests: one for each idempotency key and body."""
    for key, body in bodies:
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nIdempotency-Key: {key}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        yield head.encode() + body


async def drive(port: int, requests: Iterator[bytes], *, clients: int, seconds: float) -> Load:
    """Send requests over as many connections as there are clients, each waiting for its answer."""
    load = Load()
    began = time.perf_counter()
    deadline = began + seconds
    await asyncio.gather(*(_client(port, requests, load, deadline) for _ in range(clients)))
    load.seconds = time.perf_counter() - began
    return load


async def _client(port: int, requests: Iterator[bytes], load: Load, deadline: float) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < deadline:
        sent = time.perf_counter()
        writer.write(next(requests))
        head = await reader.readuntil(b"\r\n\r\n")
        await _skip_body(reader, head)
        load.latencies.append(time.perf_counter() - sent)
        status = int(head[9:12])
        load.statuses[status] = load.statuses.get(status, 0) + 1
    writer.close()


async def _skip_body(reader: asyncio.StreamReader, head: bytes) -> None:
    """Read what follows the head, of a known length or in chunks (RFC 9112, 6)."""
    lines = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:-2])
    if b"content-length" in lines:
        await reader.readexactly(int(lines[b"content-length"]))
        return
    size = 1
    while size:
        size = int(await reader.readuntil(b"\r\n"), 16)
        await reader.readexactly(size + 2)


def as_json(value: object) -> bytes:
    """A body."""
    return json.dumps(value, ensure_ascii=False).encode()
