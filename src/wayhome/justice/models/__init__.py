"""Tables of justice."""

from wayhome.justice.models.alleged_person import AllegedPerson
from wayhome.justice.models.checklist import ChecklistAnswers
from wayhome.justice.models.compensation import Compensation
from wayhome.justice.models.judgement import Judgement
from wayhome.justice.models.link import Link
from wayhome.justice.models.payment import Payment
from wayhome.justice.models.proceeding import Proceeding
from wayhome.justice.models.proceeding_line import ProceedingLine
from wayhome.justice.models.telling import Telling
from wayhome.justice.models.token import Token

__all__ = [
    "AllegedPerson",
    "ChecklistAnswers",
    "Compensation",
    "Judgement",
    "Link",
    "Payment",
    "Proceeding",
    "ProceedingLine",
    "Telling",
    "Token",
]
