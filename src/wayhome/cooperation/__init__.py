"""Working with partners under agreements: what may leave, to whom, why, and the proof that it did.

Main words: agreement, partner, scope, disclosure. Nothing leaves without an agreement in force, and
PostgreSQL repeats that rule. This room must never show a partner anything that no agreement names.
"""
