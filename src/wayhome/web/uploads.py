"""Files as they come in: too large to be taken at all, or not what can be kept."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.clean_file import FILE_LIMIT, FileProblem

FILE_PROBLEMS = {
    FileProblem.EMPTY: _("The file is empty. Choose another."),
    FileProblem.TOO_LARGE: _("The file is larger than 20 MB. Choose a smaller one."),
    FileProblem.NOT_ACCEPTED: _("We cannot take this kind of file. Send a photo or a PDF."),
    FileProblem.ACTIVE: _("We cannot take this kind of file. Send a photo or a PDF."),
    FileProblem.OFFICE: _("Save the document as a PDF, then send that."),
    FileProblem.DAMAGED: _("The file cannot be read. Save it anew, then try again."),
    FileProblem.ENCRYPTED: _("The file needs a password. Save it without one."),
    FileProblem.TOO_MANY_PIXELS: _("The photo is too large. Make it smaller, then try again."),
}


def is_too_large(request: HttpRequest) -> bool:
    """Whether a request exceeds what one file may be; its file was not taken in at all."""
    return int(request.headers.get("Content-Length") or 0) > FILE_LIMIT
