"""Serve the pages and the API; refuses when the database is not what the rules say.

One process serves every face, or one: `--face intake` answers the public reporting pages only.
Put a proxy with TLS in front and set WAYHOME_HOSTS, WAYHOME_ORIGINS and WAYHOME_HTTPS=1.
"""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from wayhome.server import runtime
from wayhome.server.readiness import refuse_unready
from wayhome.server.refusal import Refusal

FACES = ("all", "intake", "desk", "portal", "api", "public")
_STOP_SECONDS = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and how much at once."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port (%(default)s)")
    parser.add_argument("--workers", type=int, default=1, help="processes (%(default)s)")
    parser.add_argument("--threads", type=int, default=8, help="threads of each (%(default)s)")
    parser.add_argument("--face", choices=FACES, default="all", help="what to serve (%(default)s)")


def run(options: argparse.Namespace) -> int:
    """Check the database, then serve until told to stop; open answers are finished first."""
    if os.environ.get("WAYHOME_DEMO"):
        raise Refusal("WAYHOME_DEMO is for `wayhome demo` alone: unset it to serve real people.")
    os.environ["WAYHOME_FACE"] = options.face
    runtime.prepare(say=runtime.say, pool=True)
    refuse_unready()
    host = f"[{options.host}]" if ":" in options.host else options.host
    runtime.say(f"Serving on http://{host}:{options.port}/")
    serve(options.host, options.port, workers=options.workers, threads=options.threads)
    return 0


def serve(host: str, port: int, *, workers: int = 1, threads: int = 8) -> None:
    """Run the application server in the foreground; the environment is prepared already."""
    Granian(
        "wayhome.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        log_level=LogLevels.error,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_SECONDS,
    ).serve()
