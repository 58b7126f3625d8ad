"""The one way out for e-mail: plain words to one address, and nothing personal in them.

A message can lie open on a shared telephone and passes through other people's servers. So it says
that something waits and where to look, and never what, whom or which.
"""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage


class MailNotTaken(Exception):
    """The mail server did not take a message, or was not there.

    It names the kind of failure alone: what the server answers repeats the address, and a job that
    fails is logged with its error.
    """


def can_mail() -> bool:
    """Whether this instance was told of a mail server."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def mail(address: str, *, subject: str, text: str) -> None:
    """Hand one message to the mail server. Raises MailNotTaken."""
    try:
        EmailMessage(subject=subject, body=text, to=[address]).send()
    except (OSError, SMTPException) as error:
        raise MailNotTaken(type(error).__name__) from None
