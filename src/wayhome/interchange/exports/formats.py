"""The formats in which the record leaves."""

from enum import StrEnum

from wayhome.interchange.exports import entities, feed, linked_data, table
from wayhome.interchange.exports.writer import Writer


class ExportFormat(StrEnum):
    """A format, by the word of the command line."""

    CSV = "csv"
    JSONLD = "jsonld"
    FTM = "ftm"
    ATOM = "atom"


_WRITERS = {
    ExportFormat.CSV: table.writer,
    ExportFormat.JSONLD: linked_data.writer,
    ExportFormat.FTM: entities.writer,
    ExportFormat.ATOM: feed.writer,
}


def writer_of(wanted: ExportFormat) -> Writer:
    """The writer of a format."""
    return _WRITERS[wanted]()
