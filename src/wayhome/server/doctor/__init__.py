"""Examines an installation and says what to do about each thing that is not in order.

Main words: finding (one thing looked at), verdict (ok, warn or fail).

It must never change anything, and never print a name, a password or anything of a case.
"""
