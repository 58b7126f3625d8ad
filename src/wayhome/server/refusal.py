"""The stop that an operator can do something about."""


class Refusal(Exception):  # noqa: N818  # read by people as "refused because", not as a fault
    """Wayhome stops and says, in a sentence or two, what is wrong and what to do about it.

    The console script prints the message without a traceback and ends with status 1.
    """
