"""Statuses of persons: what is told to have happened to whom in custody, courts and exile."""

from wayhome.extraction.statuses.find import find_statuses

__all__ = ["find_statuses"]
