"""Requests: who asks whom for what."""

from wayhome.extraction.requests.find import find_requests

__all__ = ["find_requests"]
