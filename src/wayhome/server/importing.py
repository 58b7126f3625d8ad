"""Import files of sanctions lists one by one; the first bad one stops the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wayhome.interchange.sanctions_file import ListFormat, SanctionsFile, open_list
from wayhome.interchange.unreadable import Unreadable
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.screening.actions import import_list as action
from wayhome.screening.actions.import_list import Imported, ListFile
from wayhome.screening.actions.merge_listings import ListingTwice
from wayhome.server.counted import counted
from wayhome.server.refusal import Refusal

_UN = "un-sc"
_UN_TITLE = "United Nations Security Council Consolidated List"
_UN_BODY = "United Nations Security Council"
_WHY: dict[type[Exception], str] = {
    action.KeptByAnother: "another agency of this instance keeps this list: give its --agency",
    action.NoListings: "it holds no listing",
    action.ReplacedBefore: (
        "it was imported before, and a newer file has replaced it; to go back to it, add --sure"
    ),
    action.ShrankTooMuch: (
        "it lacks more than half of the entries that stand now; if it is whole, add --sure"
    ),
    ListingTwice: "two of its listings have the same id",
}


class ListRefused(Refusal):
    """A file was not imported, and nothing of it was kept; the message says why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the operator says of the files; empty texts are filled in where the format tells them.

    `is_sure` accepts an older file, or one that lacks more than half of the entries.
    """

    code: str = ""
    title: str = ""
    body: str = ""
    is_sure: bool = False


def import_files(
    files: Sequence[Path], wanted: Wanted, *, by: Actor, say: Callable[[str], None]
) -> None:
    """Import each file whole, in a transaction of its own. Raises ListRefused."""
    for path in files:
        try:
            with open_list(path) as file, context.acting(by):
                imported = action.import_list(_known(file, wanted), file.listings, by=by)
        except OSError as fault:
            raise _refused(path, fault.strerror or "it cannot be read") from fault
        except Unreadable as fault:
            raise _refused(path, str(fault)) from fault
        except tuple(_WHY) as fault:
            raise _refused(path, _WHY[type(fault)]) from fault
        say(f"{path}: {_outcome(imported)}")


def _known(file: SanctionsFile, wanted: Wanted) -> ListFile:
    """What is known of the list. Raises ListRefused when nobody said which it is."""
    is_un = file.format is ListFormat.UN_XML and wanted.code in {"", _UN}
    code = wanted.code or (_UN if is_un else "")
    if not code:
        raise ListRefused(
            "Say which list this is, and whose: --list eu-fsf --body 'European Union'"
        )
    return ListFile(
        code=code,
        title=wanted.title or (_UN_TITLE if is_un else code),
        body=wanted.body or (_UN_BODY if is_un else ""),
        sha256=file.sha256,
        format=file.format.value,
        published_at=file.published_at,
        is_sure=wanted.is_sure,
    )


def _refused(path: Path, why: str) -> ListRefused:
    return ListRefused(f"{path}: {why}. Nothing of it was imported.")


def _outcome(imported: Imported) -> str:
    """What came of a file."""
    merged = imported.merged
    entries = counted(merged.entries, "entry", "entries")
    if not imported.is_new:
        return f"version {imported.number} already, {entries}; nothing changed"
    return (
        f"version {imported.number}, {entries}: {merged.added} added, "
        f"{merged.changed} changed, {merged.removed} removed"
    )
