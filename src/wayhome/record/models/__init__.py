"""Tables of the record."""

from wayhome.record.models.anchor import Anchor
from wayhome.record.models.claimed_figure import ClaimedFigure
from wayhome.record.models.export import Export, ExportPart
from wayhome.record.models.fact import Fact
from wayhome.record.models.likeness import LikenessBand, NearCopy
from wayhome.record.models.passage import Passage
from wayhome.record.models.proposal import Decision, Proposal
from wayhome.record.models.publication import Publication
from wayhome.record.models.saved_search import SavedSearch, SearchHit
from wayhome.record.models.search_entry import SearchEntry, SearchWord
from wayhome.record.models.source import Source, TextVersion
from wayhome.record.models.subject_judgement import SubjectJudgement
from wayhome.record.models.subject_key import SubjectKey
from wayhome.record.models.subject_mention import SubjectMention
from wayhome.record.models.subject_pair import SubjectPair
from wayhome.record.models.text_reading import TextReading
from wayhome.record.models.thread import Standing, StandingEvidence, Thread, ThreadLine

__all__ = [
    "Anchor",
    "ClaimedFigure",
    "Decision",
    "Export",
    "ExportPart",
    "Fact",
    "LikenessBand",
    "NearCopy",
    "Passage",
    "Proposal",
    "Publication",
    "SavedSearch",
    "SearchEntry",
    "SearchHit",
    "SearchWord",
    "Source",
    "Standing",
    "StandingEvidence",
    "SubjectJudgement",
    "SubjectKey",
    "SubjectMention",
    "SubjectPair",
    "TextReading",
    "TextVersion",
    "Thread",
    "ThreadLine",
]
