"""The settings of the embedded server, written anew before every start.

Nothing that a person typed may reach the log: no statement, no parameter, no error of a query
(an error's own words can quote the value that was wrong).
"""

from enum import StrEnum
from pathlib import Path


class Durability(StrEnum):
    """Whether the data must outlive a power cut."""

    KEPT = "kept"
    THROWAWAY = "throwaway"


COMMON = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "120",
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "lc_messages": "C",
    "lc_monetary": "C",
    "lc_numeric": "C",
    "lc_time": "C",
    "default_text_search_config": "pg_catalog.simple",
    "jit": "off",
}
QUIET_LOG = {
    "log_timezone": "UTC",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
}
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_wal_size": "4GB",
}


def settings_text(*, socket_folder: Path, port: int, durability: Durability) -> str:
    """A whole PostgreSQL configuration file."""
    chosen = COMMON | QUIET_LOG | (DURABLE if durability is Durability.KEPT else FAST)
    folder = str(socket_folder).replace('"', '""')
    chosen |= {"unix_socket_directories": f'"{folder}"', "port": str(port)}
    lines = [f"{name} = {_quoted(value)}" for name, value in sorted(chosen.items())]
    return "# Written by Wayhome at every start: changes here are lost.\n" + "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
