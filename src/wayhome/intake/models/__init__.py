"""Tables of intake."""

from wayhome.intake.models.attachment import Attachment
from wayhome.intake.models.batch import Batch, BatchRow
from wayhome.intake.models.bucket import Bucket
from wayhome.intake.models.complaint import Complaint
from wayhome.intake.models.draft import Draft
from wayhome.intake.models.lodging_key import LodgingKey
from wayhome.intake.models.message import Message
from wayhome.intake.models.milestone import Milestone
from wayhome.intake.models.receipt import Receipt

__all__ = [
    "Attachment",
    "Batch",
    "BatchRow",
    "Bucket",
    "Complaint",
    "Draft",
    "LodgingKey",
    "Message",
    "Milestone",
    "Receipt",
]
