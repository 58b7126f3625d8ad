"""Which page of a list an address asks for."""

from django.http import HttpRequest

_LAST_PAGE = 10_000
_LONGEST_NUMBER = 9


def page_asked(request: HttpRequest) -> int:
    """The number of the page, the first for anything that is none."""
    asked = request.GET.get("page", "1")
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_NUMBER
    return max(min(int(asked), _LAST_PAGE), 1) if is_number else 1
