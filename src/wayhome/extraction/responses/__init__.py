"""Responses: who rejects, denies, accepts, or does not answer what was asked or said."""

from wayhome.extraction.responses.find import find_responses

__all__ = ["find_responses"]
