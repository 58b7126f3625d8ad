"""Create the demo's agencies and users in a running installation, without its history."""

import os

import django


def main() -> None:
    """Set the stage."""
    os.environ.setdefault("WAYHOME_POOL", "")
    django.setup()
    from wayhome.server.demo.publishing import sign_agreements  # noqa: PLC0415  # after set-up
    from wayhome.server.demo.screening import screen_names  # noqa: PLC0415  # after set-up
    from wayhome.server.demo.stage import set_stage  # noqa: PLC0415  # after set-up

    stage = set_stage()
    sign_agreements(stage)
    screen_names(stage)


if __name__ == "__main__":
    main()
