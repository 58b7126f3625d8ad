"""The shared budgets that keep a flood out."""

from django.db import models


class Bucket(models.Model):
    """What is left of one budget at a moment. It counts acts, never people."""

    name = models.CharField(primary_key=True, max_length=40)
    level = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        """A few rows for the whole instance."""

        app_label = "intake"
