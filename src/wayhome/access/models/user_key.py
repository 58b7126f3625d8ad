"""Keys that belong to a user: what others seal to, and what only the user opens."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id


class UserKey(models.Model):
    """A user's public key; replaced by a later one, it stays, so that nothing sealed to it is lost."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    user_id = models.UUIDField()
    public_key = models.BinaryField()
    made_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        """One key at a time."""

        app_label = "access"
        db_table = "access_user_key"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "user_id"],
                condition=Q(replaced_at__isnull=True),
                name="access_user_key_one",
            ),
        )


class PrivateKey(models.Model):
    """The private half of the `UserKey` with the same id, sealed under the user's passphrase.

    PostgreSQL shows the row to that user alone.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    agency_id = models.UUIDField()
    user_id = models.UUIDField()
    sealed_private = models.BinaryField(null=True)

    class Meta:
        """Read by its id."""

        app_label = "access"
        db_table = "access_private_key"
