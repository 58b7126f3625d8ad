"""Try Wayhome with an invented history: one command, offline, nothing else to set up.

Keeps its database and keys in folders of its own. The first start fills the database and takes a
minute or two; later starts take seconds. Nothing in it is real: people, places and stories are
invented. Never use it for real complaints.
"""

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from wayhome.server import runtime
from wayhome.server.launcher import cluster, homes
from wayhome.server.refusal import Refusal

_STOP_SECONDS = 30
_FINISHED = "history.ready"


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and whether to begin anew."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port (%(default)s)")
    parser.add_argument("--reset", action="store_true", help="forget everything and begin anew")


def run(options: argparse.Namespace) -> int:
    """Make the demo ready, say who can sign in, and serve until told to stop."""
    _refuse_taken(options.host, options.port)
    own_server = not os.environ.get("DATABASE_URL")
    data, keys = _homes()
    finished = keys / _FINISHED
    # Keys without their database, or the other way round, are no demo.
    lost = own_server and not cluster.is_made(data)
    if options.reset or lost or not finished.exists():
        _begin_anew(data, keys, own_server=own_server)
    try:
        ready = runtime.prepare(say=runtime.say, pool=True)
        _make_ready(ready.url, finished)
        _live_on(finished)
        _welcome(options.host, options.port)
        with _worker():
            _serve(options.host, options.port)
    finally:
        if own_server:
            cluster.stop(data)
    return 0


def _homes() -> tuple[Path, Path]:
    """Folders of the demo, beside those of a real installation and never the same."""
    os.environ["WAYHOME_DEMO"] = "1"
    os.environ["WAYHOME_KEYS"] = str(homes.locate_keys() / "demo")
    os.environ["WAYHOME_HOME"] = str(homes.locate_data() / "demo")
    return homes.data_home(), homes.keys_home()


def _refuse_taken(host: str, port: int) -> None:
    """Say at once when the port is taken, not after a minute of preparing."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            message = f"Port {port} is taken. Choose another with --port, such as {port + 1}."
            raise Refusal(message) from fault


def _begin_anew(data: Path, keys: Path, *, own_server: bool) -> None:
    """Forget an earlier or a half-made demo."""
    if not own_server:
        return
    runtime.say("Beginning anew …")
    cluster.erase(data)
    shutil.rmtree(keys)
    homes.keys_home()


def _make_ready(url: str, finished: Path) -> None:
    """Bring the database up to date, and play the history once."""
    # Django is set up only now: what stands on its models is imported here.
    from wayhome.server.demo.build import build
    from wayhome.server.demo.fresh import refuse_foreign, refuse_guarded
    from wayhome.server.provision import provision
    from wayhome.server.readiness import refuse_unready

    refuse_guarded(url)
    provision(url, say=runtime.say)
    if not finished.exists():
        refuse_foreign()
        build(say=runtime.say)
        finished.touch()
    refuse_unready()


def _live_on(finished: Path) -> None:
    """Let everything that serves and works live on from the end of the history, in 2022."""
    from wayhome.kernel import clock
    from wayhome.server.demo.history import NOW

    shift = timedelta(seconds=int(finished.stat().st_mtime - NOW.timestamp()))
    clock.live_in_the_past(shift)
    # The worker is a process of its own and reads its settings anew.
    os.environ["WAYHOME_DEMO_SHIFT"] = str(int(shift.total_seconds()))


def _welcome(host: str, port: int) -> None:
    """The address, who can sign in, and what to try first."""
    from wayhome.server.demo.cast import PASSWORD, USERS
    from wayhome.server.demo.lodging import receipt_to_try

    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    print(f"\nWayhome is ready: {address}")
    print("Everybody and everything in it is invented.\n")
    print(f"Ask for help        {address}ask/")
    print(f"Read an answer      {address}answers/   receipt {receipt_to_try().digits()}")
    print(f"Sign in             {address}accounts/login/   password for all: {PASSWORD}\n")
    for user in USERS:
        print(f"  {user.username:<10}{user.display_name:<28}{user.try_first}")
    print("\nCtrl+C stops.", flush=True)


def _serve(host: str, port: int) -> None:
    """Answer in the foreground."""
    from wayhome.server.verbs.serve import serve

    serve(host, port, workers=1, threads=8)


@contextlib.contextmanager
def _worker() -> Iterator[None]:
    """Do the jobs in a process of its own while the pages are served."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "wayhome.server.cli", "worker"], stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        worker.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            worker.wait(_STOP_SECONDS)
        worker.kill()
