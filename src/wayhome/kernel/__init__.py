"""What every room stands on: clock, ids, actor, events, sealing, keys, signed context.

The kernel has no tables and knows no other room. It must never log or format what it seals.
"""
