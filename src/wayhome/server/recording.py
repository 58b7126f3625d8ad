"""Add files and folders to the record one by one, so that a bad one stops none of the others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from wayhome.extraction.documents import bytes_of, documents_in
from wayhome.extraction.reading import SourceNotRead
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.record.actions.add_source import AddedSource, NewSource, add_source
from wayhome.record.actions.read_again import read_again
from wayhome.record.queries.sources import own_sources

SUFFIXES = frozenset(
    [
        ".html",
        ".htm",
        ".xhtml",
        ".mhtml",
        ".mht",
        ".txt",
        ".md",
        ".pdf",
        ".eml",
        ".xml",
        ".rss",
        ".atom",
    ]
)
"""Names of files that are taken from a folder; a file named by itself is taken whatever it is."""

REASONS = {
    "empty": "it holds no text",
    "too_large": "it is larger than 20 MB, or its text than two million letters",
    "feed_too_long": "it is a feed larger than 5 MB, or of too many elements",
    "not_text": "it is no web page, PDF, e-mail, feed or plain text",
    "no_text_layer": "it holds pictures of pages and no text",
    "locked": "it opens with a password only",
    "damaged": "it is a damaged PDF",
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many documents were added, were there before, and were refused."""

    added: int = 0
    already_there: int = 0
    refused: int = 0

    def __str__(self) -> str:
        """The counts as a line for the operator."""
        return f"{self.added} added, {self.already_there} already there, {self.refused} refused."

    def __add__(self, other: "Recorded") -> "Recorded":
        """The counts of both."""
        return Recorded(
            self.added + other.added,
            self.already_there + other.already_there,
            self.refused + other.refused,
        )


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of the documents of one file, and that in words."""

    counts: Recorded
    words: str


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those of the folders named: by name, hidden ones and links left aside."""
    found: dict[Path, None] = {}
    for path in paths:
        inner = sorted(_walked(path)) if path.is_dir() else [path]
        found |= dict.fromkeys(inner)
    return list(found)


def add_files(
    paths: Sequence[Path], known: NewSource, *, by: Actor, say: Callable[[str], None]
) -> Recorded:
    """Add each document in a transaction of its own; `known` holds what is known of all.

    Stopped halfway, the same command goes on: what is there already is not kept twice.
    """
    counts, files = Recorded(), files_in(paths)
    for number, file in enumerate(files, start=1):
        outcome = add_file(file, known, by=by)
        counts += outcome.counts
        say(f"{number} of {len(files)}  {file}: {outcome.words}")
    return counts


def add_file(file: Path, known: NewSource, *, by: Actor) -> FileOutcome:
    """Add the documents of one file: one, or as many as a feed has entries."""
    outcomes = []
    try:
        for document in documents_in(bytes_of(file)):
            new = replace(known, content=document.content, entry=document.entry)
            outcomes.append(_add(new, by=by))
    except OSError as fault:
        outcomes.append(_refused(fault.strerror or "it cannot be read"))
    except SourceNotRead as fault:
        outcomes.append(_refused(REASONS[fault.code]))
    if len(outcomes) == 1:
        return outcomes[0]
    counts = sum((each.counts for each in outcomes), Recorded())
    words = dict.fromkeys(each.words for each in outcomes if each.counts.refused)
    return FileOutcome(counts, "; ".join([f"{len(outcomes)} entries: {counts}", *words]))


def read_sources_again(*, by: Actor, say: Callable[[str], None]) -> Recorded:
    """Read every source of an agency with today's reader; how many gave another text, or none."""
    with context.acting(by):
        sources = own_sources(by)
    counts = Recorded()
    for number, source in enumerate(sources, start=1):
        outcome = _read_again(source, by=by)
        counts += outcome.counts
        if outcome.words:
            say(f"{number} of {len(sources)}  {source}: {outcome.words}")
    return counts


def _read_again(source: UUID, *, by: Actor) -> FileOutcome:
    try:
        with context.acting(by):
            added = read_again(source, by=by)
    except SourceNotRead as fault:
        return _refused(REASONS[fault.code])
    if added is None:
        return FileOutcome(Recorded(already_there=1), "")
    words = f"text {added.number}; {added.anchored} passages found in it, {added.lost} lost"
    return FileOutcome(Recorded(added=1), words)


def _walked(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it that may be sources.

    Links are left aside: whoever may put a file there could name one that only we may read.
    """
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        is_own = path.is_file() and not path.is_symlink()
        if path.suffix.lower() in SUFFIXES and not hidden and is_own:
            yield path


def _add(new: NewSource, *, by: Actor) -> FileOutcome:
    """Add one document."""
    try:
        with context.acting(by):
            added = add_source(new, by=by)
    except SourceNotRead as fault:
        return _refused(REASONS[fault.code])
    if added.already_there:
        return FileOutcome(Recorded(already_there=1), f"already there as {added.id}")
    return FileOutcome(Recorded(added=1), f"added as {added.id}{_near(added)}")


def _near(added: AddedSource) -> str:
    """Which sources it reads nearly the same as."""
    return "".join(
        f"; reads nearly the same as {near.source} ({near.share} % of its words)"
        for near in added.near
    )


def _refused(why: str) -> FileOutcome:
    return FileOutcome(Recorded(refused=1), f"refused: {why}")
