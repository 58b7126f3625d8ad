"""Steps: the lines of a case's timeline."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StepKind(TextChoices):
    """What a line of the timeline tells; its code and subject say the rest."""

    OPENED = "opened", _("Case opened")
    ATTACHED = "attached", _("Complaint attached")
    DETACHED = "detached", _("Complaint taken out")
    ASSIGNED = "assigned", _("Assigned")
    PLANNED = "planned", _("Next step set")
    ASSESSED = "assessed", _("Assessment recorded")
    ANSWERED = "answered", _("Indicators answered")
    FOUND = "found", _("Finding recorded")
    MILESTONE = "milestone", _("Milestone reached")
    NOTE = "note", _("Note added")
    DANGER = "danger", _("Danger")
    DECISION = "decision", _("Decision")
    CONSENT = "consent", _("Consent")
    OPERATION = "operation", _("Operation")
    JUSTICE = "justice", _("Justice")
    CARE = "care", _("Care")
    RETURN = "return", _("Return and reintegration")
    TASK = "task", _("Task")
    DOCUMENT = "document", _("Document")
    FORM = "form", _("Form")
    CLOSED = "closed", _("Case closed")
    REOPENED = "reopened", _("Case reopened")
    ERASED = "erased", _("Case erased")
