"""Files in the formats of others, read into our words and written out of them.

A reader knows a format and no table: it yields values of a lower room, one after the other, and
names the line where it cannot go on. A writer gives the same bytes for the same values. This room
must never keep anything itself, and never guess what a file means.
"""
