"""An attachment after cleaning, and the reasons to refuse one."""

from dataclasses import dataclass, field
from enum import StrEnum

FILE_LIMIT = 20 * 1024 * 1024


class FileKind(StrEnum):
    """What an attachment is, found by its content."""

    PHOTO = "photo"
    DOCUMENT = "document"
    TEXT = "text"
    SOUND = "sound"


class FileProblem(StrEnum):
    """Why a file cannot be taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_ACCEPTED = "not_accepted"
    ACTIVE = "active"  # could run something when opened: web page, drawing with scripts, programme
    OFFICE = "office"  # office documents may carry macros: export as PDF
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_MANY_PIXELS = "too_many_pixels"


class FileRefused(ValueError):
    """The file cannot be taken; carries the problem, never its name or content."""

    problem = FileProblem.NOT_ACCEPTED

    def __init__(self) -> None:
        super().__init__(self.problem.value)


class FileEmpty(FileRefused):
    """There is nothing in the file."""

    problem = FileProblem.EMPTY


class FileTooLarge(FileRefused):
    """The file exceeds 20 MiB."""

    problem = FileProblem.TOO_LARGE


class FileNotAccepted(FileRefused):
    """The content is no kind of file that we take."""


class FileActive(FileRefused):
    """The content could run something."""

    problem = FileProblem.ACTIVE


class FileOffice(FileRefused):
    """The content is an office document or an archive."""

    problem = FileProblem.OFFICE


class FileDamaged(FileRefused):
    """The file cannot be read to its end, or holds data that does not belong to it."""

    problem = FileProblem.DAMAGED


class FileEncrypted(FileRefused):
    """The file opens only with a password."""

    problem = FileProblem.ENCRYPTED


class FileTooManyPixels(FileRefused):
    """The photograph would need too much memory."""

    problem = FileProblem.TOO_MANY_PIXELS


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A file that may be sealed: kind, extension and media type by content, and what was removed.

    `removed` holds codes such as exif, gps, xmp, icc, comment, frames, metadata, attachments,
    scripts, actions, tags, mark.
    """

    kind: FileKind
    extension: str
    media_type: str
    content: bytes = field(repr=False)
    removed: tuple[str, ...] = ()
