"""Tables of insight."""

from wayhome.insight.models.progress_report import ProgressReport

__all__ = ["ProgressReport"]
