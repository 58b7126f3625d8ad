"""Tables of the record."""

from wayhome.record.models.claimed_figure import ClaimedFigure
from wayhome.record.models.fact import Fact
from wayhome.record.models.passage import Passage
from wayhome.record.models.proposal import Decision, Proposal
from wayhome.record.models.source import Source, TextVersion

__all__ = [
    "ClaimedFigure",
    "Decision",
    "Fact",
    "Passage",
    "Proposal",
    "Source",
    "TextVersion",
]
