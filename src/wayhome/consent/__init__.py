"""What a person agreed to, item by item, and how somebody may be reached safely.

Main words: item (one purpose, one field group, one recipient), explanation (who explained, how, in which
language), guardian, withdrawal, legal basis, safe contact (when, how, who may answer). A record is added,
never rewritten. This room must never take silence for a yes, nor let anything leave without its row.
"""
