"""Where people who work for an agency can be written to."""

from collections.abc import Collection, Mapping
from uuid import UUID

from wayhome.access.models import User
from wayhome.kernel.actor import Actor


def mail_addresses(actor: Actor, users: Collection[UUID]) -> Mapping[UUID, str]:
    """The e-mail addresses of these colleagues, of those who work and gave one.

    Part of telling people of work, which asks the policy; no page shows them.
    """
    rows = User.objects.filter(agency_id=actor.agency, id__in=users, is_active=True)
    return dict(rows.exclude(email="").values_list("id", "email"))
