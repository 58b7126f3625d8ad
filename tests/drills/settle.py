"""Take up at once what dead workers left, which otherwise waits until their silence is noticed."""

import asyncio
from typing import cast

import django
from procrastinate import App
from procrastinate.jobs import Job


def main() -> None:
    """Put every unfinished job back and do all of them, here."""
    django.setup()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = cast("DjangoConnector", app.connector)
    with app.replace_connector(connector.get_worker_connector()) as working:
        asyncio.run(_settle(working))


async def _settle(app: App) -> None:
    async with app.open_async():
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=0):
            if not _comes_round(job):
                await app.job_manager.retry_job(job)
        while await _unfinished(app):
            await app.run_worker_async(wait=False, concurrency=4, install_signal_handlers=False)
            await asyncio.sleep(0.3)


async def _unfinished(app: App) -> bool:
    waiting = [await app.job_manager.list_jobs_async(status=status) for status in ("todo", "doing")]
    return any(
        job.task_name.split(".")[0] in {"cases", "people", "intake", "sites"}
        and not _comes_round(job)
        for jobs in waiting
        for job in jobs
    )


def _comes_round(job: Job) -> bool:
    """Whether the clock brings a job again; two of it may not wait at once, nor is it waited for."""
    return job.queueing_lock is not None


if __name__ == "__main__":
    main()
