"""What mentions are found by when others are compared with them."""

from django.db import models


class SubjectKey(models.Model):
    """One normalised name or day of a mention; asked by equality, which row security can index."""

    pk = models.CompositePrimaryKey("agency_id", "key", "mention_id")
    agency_id = models.UUIDField()
    key = models.CharField(max_length=200)
    mention_id = models.UUIDField()

    class Meta:
        """Found by key; removed by mention."""

        app_label = "record"
        db_table = "record_subject_key"
        indexes = (models.Index(fields=["agency_id", "mention_id"], name="record_key_mention"),)
