"""What alleged persons are found by: keyed hashes, so that the table itself tells nobody."""

from django.db import models


class Token(models.Model):
    """One token of one alleged person; `shared` says whether it stands for a number or a reason."""

    pk = models.CompositePrimaryKey("agency_id", "token", "alleged_id")
    agency_id = models.UUIDField()
    token = models.BigIntegerField()
    alleged_id = models.UUIDField()
    shared = models.CharField(max_length=8)

    class Meta:
        """Found by token; removed by alleged person."""

        app_label = "justice"
        indexes = (models.Index(fields=["agency_id", "alleged_id"], name="justice_token_alleged"),)
