"""Tables of this room."""

from wayhome.forms.models.form import Form, Version
from wayhome.forms.models.submission import AnswerToken, Part, Revision, Submission

__all__ = ["AnswerToken", "Form", "Part", "Revision", "Submission", "Version"]
