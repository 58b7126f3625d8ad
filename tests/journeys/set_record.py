"""Give a running installation its people, and two read articles of one invented affair.

Files and days named behind it (`FILE YYYY-MM-DD …`) are read too.
"""

import os
import sys
from datetime import date
from pathlib import Path

import django

FIRST = """Ministry asked to free recruiter's workers

BANJUR, 4 March 2019 - The Harbour Workers' Union asked the Ministry of Labour on Monday to
release the passports of 41 dock workers.

"They have waited for eleven months," said Nadia Okonkwo, the union's president. "We will go to
court in April."

Labour Minister Tomas Verhaegen met Okonkwo in Banjur on Monday to talk about the passports. He
promised to answer within two weeks.

Police arrested Emil Castane, a shop steward, on Friday. The union called on the police to release
him.
"""
SECOND = """Minister answers dock workers

BANJUR, 19 March 2019 - The Ministry of Labour rejected the union's request on Tuesday.

"The passports are evidence," said Labour Minister Tomas Verhaegen.

Nadia Okonkwo, the union's president, said that 12 more workers had come forward. Emil Castane was
released on bail on Monday.
"""


def main() -> None:
    """Set the stage, add both articles and whatever is named, and read them."""
    os.environ.setdefault("WAYHOME_POOL", "")
    django.setup()
    from wayhome.kernel.actor import Actor  # noqa: PLC0415  # after set-up
    from wayhome.kernel.context import acting  # noqa: PLC0415  # after set-up
    from wayhome.record.actions.add_source import NewSource, add_source  # noqa: PLC0415  # after set-up
    from wayhome.record.actions.propose_facts import propose_facts  # noqa: PLC0415  # after set-up
    from wayhome.record.queries.sources import source  # noqa: PLC0415  # after set-up
    from wayhome.server.demo.stage import set_stage  # noqa: PLC0415  # after set-up

    monitor = set_stage().actors["monitor"]
    system = Actor.system(monitor.agency)
    named = zip(sys.argv[1::2], sys.argv[2::2], strict=True)
    for title, text, day in (
        ("Ministry asked", FIRST, date(2019, 3, 5)),
        ("Minister answers", SECOND, date(2019, 3, 20)),
        *(
            (Path(file).stem, Path(file).read_text("utf-8"), date.fromisoformat(day))
            for file, day in named
        ),
    ):
        new = NewSource(
            content=text.encode(),
            publisher="The Banjur Herald",
            published_on=day,
            language="en",
            title=title,
        )
        with acting(monitor):
            page = source(monitor, add_source(new, by=monitor).id)
        with acting(system):
            propose_facts(text_version=page.text_version, by=system)


if __name__ == "__main__":
    main()
