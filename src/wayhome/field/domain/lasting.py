"""For how long cases may be taken along, and how many."""

from datetime import timedelta

LONGEST = timedelta(hours=12)
"""Design rule: what opens on a device opens for half a day at most."""

MOST_CASES = 25
"""More than these at once would be an export, which takes two people."""

MOST_LISTED = 200
"""So many of an officer's own cases are offered, the weightiest first."""

MOST_NOTES = 20
"""The newest notes of a case go along; older ones stay at the office."""
