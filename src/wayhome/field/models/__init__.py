"""The tables of field work."""

from wayhome.field.models.edit import FieldEdit
from wayhome.field.models.settlement import Settlement
from wayhome.field.models.taking import TakenCase, Taking

__all__ = ["FieldEdit", "Settlement", "TakenCase", "Taking"]
