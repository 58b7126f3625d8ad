"""Tables of what is public."""

from wayhome.release.models.change import Change
from wayhome.release.models.entry import Entry
from wayhome.release.models.note import Note
from wayhome.release.models.request import Request
from wayhome.release.models.word import Word

__all__ = ["Change", "Entry", "Note", "Request", "Word"]
