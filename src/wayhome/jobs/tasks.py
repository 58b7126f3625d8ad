"""Housekeeping of the queue itself."""

from procrastinate.contrib.django import app as django_app
from procrastinate.job_context import JobContext

_KEPT_HOURS = 72


@django_app.periodic(cron="* * * * *")
@django_app.task(
    name="jobs.take_up_stalled", queueing_lock="jobs.take_up_stalled", pass_context=True
)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Put back what a worker was doing when it died; every job may be done twice unharmed."""
    del timestamp
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@django_app.periodic(cron="17 3 * * *")
@django_app.task(name="jobs.remove_old", queueing_lock="jobs.remove_old", pass_context=True)
async def remove_old(context: JobContext, timestamp: int) -> None:
    """Forget jobs that were done days ago; failed ones stay to be looked at."""
    del timestamp
    await context.app.job_manager.delete_old_jobs(nb_hours=_KEPT_HOURS)
