"""The interface for partners' systems: lodge, follow, answer, take the report home.

Mounted at /api/partner/v1/. What it says stays as it is within a version: operations, fields and
codes are added, never changed.
"""
