"""Watch folders: add what comes to rest in them. Nothing is moved, renamed or marked.

What was added is known by its bytes, so that a watcher that is started again keeps nothing twice.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from django.db import InterfaceError, OperationalError

from wayhome.kernel.actor import Actor
from wayhome.record.actions.add_source import NewSource
from wayhome.server.recording import Recorded, add_file, files_in

_State = tuple[int, int]


class Watcher:
    """Looks at folders in rounds; a file that two rounds find the same has come to rest."""

    def __init__(
        self, paths: Sequence[Path], known: NewSource, *, by: Actor, say: Callable[[str], None]
    ) -> None:
        self._paths, self._known, self._by, self._say = paths, known, by, say
        self._seen: dict[Path, _State] = {}
        self._done: dict[Path, _State] = {}

    def look(self) -> Recorded:
        """One round: add what has come to rest since; a file that changed later is added again."""
        counts, states = Recorded(), self._states()
        resting = [file for file, state in states.items() if self._seen.get(file) == state]
        self._seen = states
        self._done = {file: done for file, done in self._done.items() if file in states}
        for file in resting:
            if self._done.get(file) == states[file]:
                continue
            try:
                outcome = add_file(file, self._known, by=self._by)
            except (OperationalError, InterfaceError):
                self._say("The database is away; looking again later.")
                break
            self._done[file] = states[file]
            counts += outcome.counts
            if outcome.counts.added or outcome.counts.refused:
                self._say(f"{file}: {outcome.words}")
        return counts

    def watch(self, pause: Callable[[], bool]) -> Recorded:
        """Look, and again after each pause until it answers False; what was added in all."""
        counts = self.look()
        while pause():
            counts += self.look()
        return counts

    def _states(self) -> dict[Path, _State]:
        """Size and last change of every file; one that went away meanwhile has none."""
        found = {}
        for file in files_in(self._paths):
            try:
                told = file.stat()
            except OSError:
                continue
            found[file] = (told.st_size, told.st_mtime_ns)
        return found
