"""What places are found by: keyed hashes, so that the table itself tells no place."""

from django.db import models


class Token(models.Model):
    """One token of one place; asked by equality only, which row-level security can index."""

    pk = models.CompositePrimaryKey("agency_id", "token", "place_id")
    agency_id = models.UUIDField()
    token = models.BigIntegerField()
    place_id = models.UUIDField()

    class Meta:
        """Found by token; removed by place."""

        app_label = "sites"
        indexes = (models.Index(fields=["agency_id", "place_id"], name="sites_token_place"),)
