"""The worker: takes jobs as the jobs role and does them, several at once."""

import asyncio
import os
import signal
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from enum import Enum, auto
from typing import cast

from django.db import connections
from procrastinate.app import App
from procrastinate.contrib.django import app as django_app
from procrastinate.contrib.django.django_connector import DjangoConnector

_LOOK_SECONDS = 5.0
_LAST_SECONDS = 5.0


class Ending(Enum):
    """Why a worker ended."""

    ASKED = auto()
    NOTHING_WAITS = auto()
    CUT_OFF = auto()


def run_worker(*, concurrency: int, stay: bool, patience: float) -> Ending:
    """Work in the foreground until told to stop, or until nothing waits when not to `stay`.

    Jobs under way get `patience` seconds to finish; what does not end then is left to another
    worker. Raises what took the database away, or returns CUT_OFF when that was noticed late.
    """
    connector = cast(DjangoConnector, django_app.connector)
    with django_app.replace_connector(connector.get_worker_connector()) as app:
        return asyncio.run(_work(app, concurrency=concurrency, stay=stay, patience=patience))


async def _work(app: App, *, concurrency: int, stay: bool, patience: float) -> Ending:
    """Run the library's worker beside our own wait for a signal."""
    asked = _asked_to_stop(patience + _LAST_SECONDS)
    async with app.open_async(), _threads(concurrency):
        working = asyncio.create_task(
            app.run_worker_async(
                concurrency=concurrency,
                wait=stay,
                fetch_job_polling_interval=_LOOK_SECONDS,
                shutdown_graceful_timeout=patience,
                listen_notify=stay,
                install_signal_handlers=False,
            )
        )
        waiting = asyncio.create_task(asked.wait())
        await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if asked.is_set():
            working.cancel()
            await asyncio.wait({working}, timeout=patience)
            return Ending.ASKED
        waiting.cancel()
        await working
    return Ending.CUT_OFF if stay else Ending.NOTHING_WAITS


@asynccontextmanager
async def _threads(number: int) -> AsyncIterator[None]:
    """Threads for the jobs, whose connections are closed at the end."""
    loop = asyncio.get_running_loop()
    executor = ThreadPoolExecutor(max_workers=number)
    loop.set_default_executor(executor)
    try:
        yield
    finally:
        # Each thread waits for the others, so that each closes its own connections.
        together = threading.Barrier(number)
        leaving = [loop.run_in_executor(executor, _leave, together) for _ in range(number)]
        await asyncio.wait(leaving, timeout=_LAST_SECONDS)


def _leave(together: threading.Barrier) -> None:
    """Close the connections of this thread."""
    with suppress(threading.BrokenBarrierError):
        together.wait(timeout=1)
    connections.close_all()


def _asked_to_stop(longest: float) -> asyncio.Event:
    """Set by SIGINT and SIGTERM; the process ends `longest` seconds later whatever still hangs."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        asked.set()
        # Every job may be done twice unharmed, so that a hard end loses nothing.
        loop.call_later(longest, os._exit, 0)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    return asked
