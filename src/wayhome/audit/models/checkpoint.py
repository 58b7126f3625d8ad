"""A signed head of the tree."""

from django.db import models


class Checkpoint(models.Model):
    """What the tree was at `size` leaves, as a signed note (C2SP tlog-checkpoint).

    `frontier` is what the next leaves are added to: the roots of the complete subtrees.
    """

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    frontier = models.BinaryField()
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """Heads have no agency: they name no one and are made to be published."""

        app_label = "audit"
