"""Whether an agency's reminders are mailed too, and whom a message went to on a day."""

from django.db import models

from wayhome.kernel.ids import new_id


class MailChoice(models.Model):
    """What was chosen; added, never changed: the newest counts, and without any it is off."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    is_on = models.BooleanField()
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """Asked for the newest."""

        app_label = "workplan"
        db_table = "workplan_mail_choice"
        indexes = (models.Index(fields=["agency_id", "at"], name="workplan_mail_choice_latest"),)


class ReminderMail(models.Model):
    """One message went to somebody on a day; there is never a second."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    user_id = models.UUIDField()
    day = models.DateField()
    mailed_at = models.DateTimeField()

    class Meta:
        """Once a day."""

        app_label = "workplan"
        db_table = "workplan_reminder_mail"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "user_id", "day"], name="workplan_reminder_mail_once"
            ),
        )
