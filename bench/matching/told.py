"""What to say of the machine a benchmark without a database ran on."""

import os
import platform


def machine_told() -> str:
    """Return cores, Python and how busy it was."""
    busy = " ".join(f"{load:.1f}" for load in os.getloadavg())
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load {busy}"
