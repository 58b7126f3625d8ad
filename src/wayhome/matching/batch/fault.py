"""What is wrong with the files of whoever asked, said with the line it stands on."""


class InputFault(ValueError):
    """A file, a row or a column map cannot be used; the message says which, where and why."""
