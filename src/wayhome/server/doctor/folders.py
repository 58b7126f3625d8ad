"""Whether the data and the keys lie where they should, closed to others and apart."""

import os
import stat

from wayhome.server.doctor.finding import Finding, fail, ok, warn
from wayhome.server.launcher.homes import NoHome, locate_data, locate_keys

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def data() -> Finding:
    """The folder of the embedded database and of attachments."""
    try:
        place = locate_data()
    except NoHome as refusal:
        return fail("Data folder", str(refusal), "")
    if not place.exists():
        return ok("Data folder", f"{place} (made at the first start)")
    if not os.access(place, os.W_OK | os.X_OK):
        return fail(
            "Data folder", f"{place} cannot be written", "give it to the user who runs this"
        )
    return ok("Data folder", str(place))


def keys() -> Finding:
    """The folder of the key files: whoever reads it can open every sealed word."""
    try:
        place = locate_keys()
    except NoHome as refusal:
        return fail("Key folder", str(refusal), "")
    if not place.exists():
        return ok("Key folder", f"{place} (made at the first start)")
    found = place.stat()
    if found.st_mode & OTHERS:
        return fail("Key folder", f"{place} is open to others", f"chmod 700 {place}")
    if found.st_uid != os.geteuid():
        return warn("Key folder", f"{place} is another user's", "run as the user who owns it")
    return ok("Key folder", f"{place}, closed to others")
