"""The stop that an operator can do something about."""


class Refusal(Exception):  # read as "refused because", so it has no suffix
    """Wayhome stops and says, in a sentence or two, what is wrong and what to do about it.

    The console script prints the message without a traceback and ends with status 1.
    """
