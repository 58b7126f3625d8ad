"""What the readers of others raise when a file is broken; their messages quote it, so none is shown."""

PARSER_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
