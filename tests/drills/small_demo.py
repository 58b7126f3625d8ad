"""Play the beginning of the demo's history; print every name, telephone, document, place and story."""

import json
from itertools import chain

import django

PLAYED = 40


def main() -> None:
    """Play it inside an installation."""
    django.setup()
    from wayhome.kernel import clock
    from wayhome.server.demo import lodging
    from wayhome.server.demo.casework import Work
    from wayhome.server.demo.history import history
    from wayhome.server.demo.stage import set_stage

    plan = history()[:PLAYED]
    with clock.at(plan[0].lodged_at):
        stage = set_stage()
    for moment, deed in Work(stage).deeds(plan):
        with clock.at(moment):
            deed()
    persons = [planned.person for planned in plan]
    words = {planned.written for planned in plan}
    words |= {word for each in persons for word in (each.name.own, each.name.latin)}
    words |= {word for each in persons for word in (each.phone, each.phone.replace(" ", ""))}
    words |= {each.passport for each in persons}
    words |= set(chain(*lodging._places().values(), *lodging._stories().values()))
    print(json.dumps(sorted(words)))


if __name__ == "__main__":
    main()
