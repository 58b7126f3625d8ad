"""Tables of the audit."""

from wayhome.audit.models.checkpoint import Checkpoint
from wayhome.audit.models.entry import Entry
from wayhome.audit.models.leaf import Leaf

__all__ = ["Checkpoint", "Entry", "Leaf"]
