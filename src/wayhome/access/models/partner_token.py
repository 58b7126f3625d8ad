"""Tokens with which a partner's system calls the API."""

from django.db import models

from wayhome.access.models.agency import Agency
from wayhome.access.models.user import User
from wayhome.kernel.ids import new_id


class PartnerToken(models.Model):
    """A token as its SHA-256; the token itself is shown once and kept nowhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_constraint=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, db_constraint=False)
    label = models.CharField(max_length=80)
    digest = models.BinaryField(unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Looked up by digest at every call."""

        app_label = "access"
        db_table = "access_partner_token"
