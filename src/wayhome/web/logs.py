"""Log lines without anything personal."""

import logging


class BareFilter(logging.Filter):
    """Keeps the name of an exception and where it rose; drops its message, values and request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Strip a record in place; every record passes."""
        if record.exc_info and record.exc_info[0] is not None:
            record.msg = f"{record.exc_info[0].__name__} at {_origin(record)}"
            record.args = ()
            record.exc_info = None
            record.exc_text = None
        elif record.name.startswith("django.request"):
            record.msg = f"answered {getattr(record, 'status_code', '')}"
            record.args = ()
        return True


def _origin(record: logging.LogRecord) -> str:
    """File and line where an exception rose."""
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "unknown"
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
