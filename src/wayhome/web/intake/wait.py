"""The page for a moment of many visitors: nothing is lost, and it says how long to wait."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

_TOO_MANY = 429


def please_wait(
    request: HttpRequest, *, seconds: int, back: str, status: int = _TOO_MANY
) -> HttpResponse:
    """Say how many minutes to wait, and keep the way back open."""
    values = {"minutes": max(1, round(seconds / 60)), "back": reverse(back)}
    response = render(request, "intake/templates/wait.html", values, status=status)
    response.headers["Retry-After"] = str(seconds)
    return response
