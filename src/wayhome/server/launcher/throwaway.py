"""A database for one test run: fast, private, and gone afterwards."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wayhome.server.launcher.account import server_account
from wayhome.server.launcher.cluster import Cluster, start, stop
from wayhome.server.launcher.settings import Durability


@contextmanager
def throwaway(say: Callable[[str], None] = lambda _step: None) -> Iterator[Cluster]:
    """A running cluster in a temporary home, stopped and deleted at the end."""
    home = temporary_home()
    try:
        yield start(home, say=say, durability=Durability.THROWAWAY)
    finally:
        stop(home)
        shutil.rmtree(home, ignore_errors=True)


def temporary_home() -> Path:
    """A new temporary folder that the server's account can walk into."""
    account = server_account()
    usual = Path(tempfile.gettempdir())
    # Root's temporary folder may lie below a closed one; the system's own never does.
    parent = usual if account.can_enter(usual) else Path("/tmp")  # noqa: S108  # mkdtemp is safe
    home = Path(tempfile.mkdtemp(prefix="wayhome-", dir=parent))
    home.chmod(0o711 if account.switch else 0o700)
    return home
