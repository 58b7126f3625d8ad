"""The text that an entry is found by."""

from wayhome.release.domain.allowed import CODES
from wayhome.release.models import Entry

_CODED = {name for _, name in CODES}


def searched_text(row: Entry) -> str:
    """Words, names and source of an entry, line by line; codes are no words of anybody."""
    told = (each for name, values in row.told.items() if name not in _CODED for each in values)
    return "\n".join((*told, row.words, row.publisher, row.title))
