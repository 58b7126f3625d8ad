"""Names held against sanctions lists: what was looked for, what came close, what a person said of it.

Main words: list (what one body publishes), version (the list as one file had it), entry (one listing
as it stood over some versions), screening (one name held against the newest versions), hit (an entry
whose name comes close), review (same, different or cannot tell, by somebody, never changed). A
listing is a measure by a body on a date; this room must never call anybody guilty, never change a
case by itself, never send a name anywhere, and never keep a screened name unsealed.
"""
