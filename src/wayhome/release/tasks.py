"""Work of what is public that nobody waits for."""

from wayhome.access.queries.agency_names import agency_names
from wayhome.jobs.queue import periodic
from wayhome.kernel import context, database
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context
from wayhome.release.actions.erase_requests import erase_requests


@periodic("release.erase_letters", cron="43 * * * *")
def erase_letters() -> None:
    """Each hour let today count for letters that were settled, and erase those kept long enough."""
    with database.atomic():
        context.enter(Context(scope="system"))
        agencies = list(agency_names())
    for agency in agencies:
        with context.acting(Actor.system(agency), role=database.DbRole.JOBS) as by:
            erase_requests(by=by)
