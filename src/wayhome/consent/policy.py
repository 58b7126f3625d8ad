"""Who may do what with consent: the permissions of the case."""

from wayhome.access.domain.permissions import Permission

RECORD = Permission.CASE_UPDATE
"""Consent, its withdrawal and safe contact: whoever works on the case."""

DECIDE = Permission.CASE_CLOSE
"""A legal basis instead of consent, and its end: a supervisor."""
