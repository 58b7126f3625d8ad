"""Which roles one account may have together."""

from collections.abc import Collection

from wayhome.access.domain.roles import Role


class RolesRefused(Exception):
    """An account needs a role, and a partner officer has no other."""


def check_roles(roles: Collection[Role]) -> None:
    """Raises RolesRefused for no role, or for a partner officer with another role."""
    if not roles or (Role.PARTNER_OFFICER in roles and len(set(roles)) > 1):
        raise RolesRefused
