"""What entries are found by, in clear: lists are public."""

from django.db import models


class Token(models.Model):
    """One token of one entry of a newest version, under the rules that read its names."""

    pk = models.CompositePrimaryKey("agency_id", "token", "entry_id")
    agency_id = models.UUIDField()
    token = models.CharField(max_length=200)
    entry_id = models.UUIDField()
    rules = models.PositiveSmallIntegerField()

    class Meta:
        """Found by token; removed by entry; asked whether any is of older rules."""

        app_label = "screening"
        indexes = (
            models.Index(fields=["agency_id", "entry_id"], name="screening_token_entry"),
            models.Index(fields=["agency_id", "rules"], name="screening_token_rules"),
        )
