"""What can be written on a case without a signal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditKind(TextChoices):
    """Each kind is applied by one existing action, under the officer's own permissions."""

    NOTE = "note", _("Note")
    PLAN = "plan", _("Next step")
    ANSWERS = "answers", _("Answers to indicators")
    DANGER = "danger", _("Answers on danger")
    TASK_DONE = "task_done", _("Task done")
