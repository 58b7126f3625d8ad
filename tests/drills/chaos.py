"""Kill one thing after another while lodgings come in."""

import signal
import threading
from random import Random

from tests.drills.instance import Instance
from tests.drills.lodgers import Seen

# More answers than lodgers: those that were already on their way are not counted as a new life.
_BETWEEN = 10


class Chaos:
    """Kills in turn a worker, a process of the database, the web, and the whole database."""

    def __init__(self, made: Instance, *, kills: int, expected: int, seed: int = 1) -> None:
        self.made = made
        self.kills = kills
        self.expected = expected
        self.done = 0
        self._chance = Random(seed)
        self._worker = made.work()
        self._over = threading.Event()

    def run(self, seen: Seen) -> None:
        """Spread the kills over the lodgings; what is left of them follows at once."""
        while self.done < self.kills:
            due = seen.sent >= self.expected * (self.done + 1) // (self.kills + 1)
            if due or self._over.is_set():
                seen.kills_between += not self._over.is_set()
                self._kill(self.done % 4, seen)
                self.done += 1
            else:
                self._over.wait(0.01)

    def finish(self) -> None:
        """No lodging comes any more."""
        self._over.set()

    def end(self) -> None:
        """Kill the last worker, too."""
        self.made.end(self._worker, signal.SIGKILL)

    def _kill(self, turn: int, seen: Seen) -> None:
        match turn:
            case 0:
                self.made.end(self._worker, signal.SIGKILL)
                self._worker = self.made.work()
            case 1:
                self.made.kill_backend(self._chance)
            case 2:
                self._kill_web(seen)
            case _:
                self.made.kill_database()

    def _kill_web(self, seen: Seen) -> None:
        """Kill what answers until that has cut a request off: a kill between two says nothing."""
        unhurt = seen.cut_off
        while seen.cut_off == unhurt and not self._over.is_set():
            answered = seen.statuses.total()
            self.made.kill_web()
            # Those that start again must have answered before they are killed again.
            while seen.cut_off == unhurt and seen.statuses.total() < answered + _BETWEEN:
                if self._over.wait(0.01):
                    return
