"""The place of a leaf in the one sequence of all leaves."""

from django.db import models


class Entry(models.Model):
    """Leaf number `position` (from 0) of the Merkle tree; the hash is repeated as proof."""

    position = models.BigIntegerField(primary_key=True)
    leaf_id = models.UUIDField(unique=True)
    hash = models.BinaryField()

    class Meta:
        """The sequence has no agency: it holds random ids and hashes only."""

        app_label = "audit"
