"""Agencies: which one receives what comes over the public page."""

from uuid import UUID

from wayhome.access.models import Agency


class NoReceivingAgency(Exception):
    """This instance has no agency that receives complaints yet."""


def receiving() -> UUID:
    """The id of the agency that receives complaints. Raises NoReceivingAgency."""
    found = Agency.objects.filter(receives=True).values_list("id", flat=True).first()
    if found is None:
        raise NoReceivingAgency
    return found


def has_agencies() -> bool:
    """Whether anybody uses this instance yet."""
    return Agency.objects.exists()
