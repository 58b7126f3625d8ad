"""Tables of papers."""

from wayhome.documents.models.paper import HandOver, Paper, Version

__all__ = ["HandOver", "Paper", "Version"]
