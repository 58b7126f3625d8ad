"""What persons are found by: keyed hashes, so that the table itself names nobody."""

from django.db import models


class Token(models.Model):
    """One token of one person; asked by equality only, which row-level security can index."""

    pk = models.CompositePrimaryKey("agency_id", "token", "person_id")
    agency_id = models.UUIDField()
    token = models.BigIntegerField()
    person_id = models.UUIDField()

    class Meta:
        """Found by token; removed by person."""

        app_label = "people"
        indexes = (models.Index(fields=["agency_id", "person_id"], name="people_token_person"),)
