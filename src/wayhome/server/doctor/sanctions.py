"""Whether sanctions lists are here to screen names against, and how old they are.

Tables can be named only once Django is set up, which the look at the database does.
"""

from datetime import timedelta
from uuid import uuid4

from wayhome.kernel import clock
from wayhome.server.counted import counted
from wayhome.server.doctor.finding import Finding, ok, warn

OLD_AFTER = timedelta(days=30)
"""The list of the Security Council changes about twice a month."""

_ADVICE = "run `wayhome screening update` with the file that its body publishes now"


def lists() -> Finding:
    """The lists, by what is known of their newest versions."""
    from wayhome.kernel import context
    from wayhome.kernel.actor import Actor
    from wayhome.screening.queries.lists import newest_versions

    with context.acting(Actor.system(uuid4())):
        newest = newest_versions()
    if not newest:
        words = "none imported, so that no name can be screened"
        return warn("Sanctions lists", words, "import one with `wayhome screening update`")
    now = clock.now()
    old = [each for each in newest if now - each.imported_at > OLD_AFTER]
    if not old:
        words = f"{len(newest)}, each imported in the last {OLD_AFTER.days} days"
        return ok("Sanctions lists", words)
    ages = ((each.title, (now - each.imported_at).days) for each in old)
    named = ", ".join(f"{title} ({counted(days, 'day', 'days')})" for title, days in ages)
    return warn("Sanctions lists", f"older than {OLD_AFTER.days} days: {named}", _ADVICE)
