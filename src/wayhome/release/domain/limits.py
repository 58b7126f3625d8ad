"""How much may be written about an entry, and how often."""

from wayhome.kernel.bucket import Budget

NOTE_LIMIT = 4_000
CONTACT_LIMIT = 500

DAYS_KEPT = 730
"""Days from settling a request until what was written is erased; one that waits is kept."""

REQUESTS = Budget(burst=30, per_second=0.05)
"""In one process, whoever writes: requests at once, and those that come back each second."""
