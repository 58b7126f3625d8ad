"""Tables of casework."""

from wayhome.cases.models.assessment import Assessment
from wayhome.cases.models.case import Case
from wayhome.cases.models.danger_breach import DangerBreach
from wayhome.cases.models.danger_move import DangerMove
from wayhome.cases.models.danger_telling import DangerTelling
from wayhome.cases.models.danger_triage import DangerTriage
from wayhome.cases.models.decision import Decision
from wayhome.cases.models.finding import Finding
from wayhome.cases.models.membership import CaseComplaint
from wayhome.cases.models.note import Note
from wayhome.cases.models.profile_answers import ProfileAnswers
from wayhome.cases.models.reopening import Reopening
from wayhome.cases.models.step import Step
from wayhome.cases.models.triage import Triage

__all__ = [
    "Assessment",
    "Case",
    "CaseComplaint",
    "DangerBreach",
    "DangerMove",
    "DangerTelling",
    "DangerTriage",
    "Decision",
    "Finding",
    "Note",
    "ProfileAnswers",
    "Reopening",
    "Step",
    "Triage",
]
