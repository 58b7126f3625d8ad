"""A mail server on this machine that takes every message and keeps it: real SMTP over a socket."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Mailbox:
    """What arrived; while `is_full` the server takes nothing, `is_unknown` says nobody lives here."""

    port: int
    messages: list[EmailMessage] = field(default_factory=list)
    is_full: bool = False
    is_unknown: bool = False


class _Session(socketserver.StreamRequestHandler):
    """One client: greeting, envelope, message."""

    def handle(self) -> None:
        box: Mailbox = self.server.box  # type: ignore[attr-defined]  # set below
        self._say("220 mail.example ready")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"QUIT":
                self._say("221 bye")
                return
            if verb == b"RCPT" and box.is_unknown:
                self._say("550 nobody here")
            elif verb == b"DATA" and box.is_full:
                self._say("452 no room")
            elif verb == b"DATA":
                self._say("354 go on")
                box.messages.append(self._message())
                self._say("250 kept")
            else:
                self._say("250 mail.example")

    def _message(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    """A server on a free port, until the test ends."""
    with _Server(("127.0.0.1", 0), _Session) as server:
        box = Mailbox(port=server.server_address[1])
        server.box = box  # type: ignore[attr-defined]  # read by the sessions
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield box
        server.shutdown()
        thread.join()
