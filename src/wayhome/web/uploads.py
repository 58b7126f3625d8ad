"""Files as they come in: too large to be taken at all, or not."""

from django.http import HttpRequest

from wayhome.intake.domain.clean_file import FILE_LIMIT


def is_too_large(request: HttpRequest) -> bool:
    """Whether a request exceeds what one file may be; its file was not taken in at all."""
    return int(request.headers.get("Content-Length") or 0) > FILE_LIMIT
