"""Tables of the workplan."""

from wayhome.workplan.models.calendar_feed import CalendarFeed
from wayhome.workplan.models.handover import Handover
from wayhome.workplan.models.plan import Plan
from wayhome.workplan.models.reminder import Reminder
from wayhome.workplan.models.reminder_mail import MailChoice, ReminderMail
from wayhome.workplan.models.task import Task
from wayhome.workplan.models.task_line import TaskLine
from wayhome.workplan.models.template_version import TemplateVersion

__all__ = [
    "CalendarFeed",
    "Handover",
    "MailChoice",
    "Plan",
    "Reminder",
    "ReminderMail",
    "Task",
    "TaskLine",
    "TemplateVersion",
]
