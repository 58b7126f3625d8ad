"""The folder a run keeps its steps in, so that the same command goes on where it was stopped."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from wayhome.matching.batch.fault import InputFault
from wayhome.matching.normalise import VERSION

_MANIFEST = "manifest.json"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Work:
    """A folder only its owner may read; it holds what the lists hold, and goes when all is done."""

    folder: Path

    @classmethod
    def open(cls, folder: Path, *, files: Iterable[Path], told: object) -> "Work":
        """Return the folder of a run over these files and options; steps of another run go."""
        mark = {"version": VERSION, "told": repr(told), "files": [_digest(file) for file in files]}
        manifest = folder / _MANIFEST
        if folder.exists() and (not manifest.exists() or _read(manifest) != mark):
            if not manifest.exists() and any(folder.iterdir()):
                raise InputFault(f"{folder}: is no work folder of this command; name another.")
            shutil.rmtree(folder)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise InputFault(f"{folder}: cannot be made: {fault.strerror}.") from fault
        if not manifest.exists():
            manifest.write_text(json.dumps(mark), encoding="utf-8")
        return cls(folder)

    def step(self, name: str, make: Callable[[Path], object]) -> Path:
        """Return the file of a step, made once: a half-made file never has its name."""
        done = self.folder / name
        if not done.exists():
            half = self.folder / f"half-{name}"
            half.unlink(missing_ok=True)
            make(half)
            half.replace(done)
        return done

    def close(self) -> None:
        """Remove the folder: the output stands."""
        shutil.rmtree(self.folder)


def _digest(file: Path) -> str:
    found = hashlib.sha256()
    try:
        with file.open("rb") as opened:
            while block := opened.read(_BLOCK):
                found.update(block)
    except OSError as fault:
        raise InputFault(f"{file}: cannot be read: {fault.strerror}.") from fault
    return found.hexdigest()


def _read(manifest: Path) -> object:
    try:
        return json.loads(manifest.read_text(encoding="utf-8"))
    except ValueError:
        return None
