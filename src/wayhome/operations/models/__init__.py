"""Tables of operations."""

from wayhome.operations.models.circle import CircleKey
from wayhome.operations.models.custody import Custody
from wayhome.operations.models.event import Event
from wayhome.operations.models.evidence import Evidence
from wayhome.operations.models.linked_case import LinkedCase
from wayhome.operations.models.member import Member
from wayhome.operations.models.operation import Operation
from wayhome.operations.models.person import Person
from wayhome.operations.models.result import Result
from wayhome.operations.models.site import Site
from wayhome.operations.models.source import Source

__all__ = [
    "CircleKey",
    "Custody",
    "Event",
    "Evidence",
    "LinkedCase",
    "Member",
    "Operation",
    "Person",
    "Result",
    "Site",
    "Source",
]
