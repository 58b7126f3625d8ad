"""Serve another WSGI application in the way of `wayhome serve`: for planted faults only."""

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def main() -> None:
    """Serve the module that the command line names on its port."""
    application, port = sys.argv[1:3]
    Granian(
        application,
        address="127.0.0.1",
        port=int(port),
        interface=Interfaces.WSGI,
        blocking_threads=8,
        log_level=LogLevels.error,
        websockets=False,
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    main()
