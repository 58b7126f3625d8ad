"""Give a running installation its people, and facts of an invented article that are public."""

import os

import django


def main() -> None:
    """Set the stage and publish."""
    os.environ.setdefault("WAYHOME_POOL", "")
    django.setup()
    from wayhome.server.demo.public import publish_facts  # noqa: PLC0415  # after set-up
    from wayhome.server.demo.stage import set_stage  # noqa: PLC0415  # after set-up

    publish_facts(set_stage())


if __name__ == "__main__":
    main()
