"""Set the stage in a running installation: who receives, and a partner whose token is printed."""

import json
import os

import django


def main() -> None:
    """Create two agencies and a token; print them as JSON."""
    os.environ.setdefault("WAYHOME_POOL", "")
    django.setup()
    from tests.api.ground import partners

    agency, caller, _ = partners()
    print(json.dumps({"agency": str(agency), "partner": str(caller.agency), "token": caller.token}))


if __name__ == "__main__":
    main()
