"""Somebody or something that confirmed facts of one text speak of."""

from django.db import models

from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.models.source import TextVersion


class SubjectMention(models.Model):
    """An entity of one text version; `id` follows from the two (`domain.subjects.mention_id`).

    `subject_id` is the mention that stands for all those held to be one: the earliest registered
    among them, the mention itself while nobody judged otherwise. `facts` counts the standing facts
    that speak of it, `context` is what they tell to compare it by.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    agency_id = models.UUIDField()
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, db_constraint=False, related_name="mentions"
    )
    entity = models.TextField()
    kind = models.CharField(max_length=10, choices=SubjectKind)
    name = models.TextField()
    subject_id = models.UUIDField()
    facts = models.PositiveIntegerField(default=1)
    context = models.JSONField(default=dict)
    registered_at = models.DateTimeField()

    class Meta:
        """Found by the subject it belongs to, and by its kind."""

        app_label = "record"
        db_table = "record_subject_mention"
        indexes = (
            models.Index(fields=["subject_id"], name="record_mention_subject"),
            models.Index(fields=["kind", "name", "id"], name="record_mention_kind"),
        )
