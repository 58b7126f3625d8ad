"""Which agency the command line acts for."""

from uuid import uuid4

from wayhome.access.queries.agencies import NoReceivingAgency, receiving
from wayhome.access.queries.agency_names import agency_names
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.server.refusal import Refusal


class NoSuchAgency(Refusal):
    """The agency is not known; the message lists those that are."""


def system_of(code: str) -> Actor:
    """The system acting for the agency with this code; empty means the one that receives.

    Raises NoSuchAgency.
    """
    with context.acting(Actor.system(uuid4())):
        known = {agency.code: agency.id for agency in agency_names().values()}
        if code in known:
            return Actor.system(known[code])
        try:
            if not code:
                return Actor.system(receiving())
        except NoReceivingAgency:
            pass
    codes = ", ".join(sorted(known)) or "none yet, see `wayhome createagency`"
    missing = f"There is no agency {code}." if code else "No agency receives; give --agency."
    raise NoSuchAgency(f"{missing} Known: {codes}.")
