"""Give a running installation its people and two pairs to review, one of them about a child."""

import os

import django


def main() -> None:
    """Set the stage and lodge four complaints about two persons."""
    os.environ.setdefault("WAYHOME_POOL", "")
    django.setup()
    from tests.intake.ground import answers, lodge_publicly  # noqa: PLC0415  # after set-up
    from wayhome.access.queries.agencies import receiving  # noqa: PLC0415  # after set-up
    from wayhome.cases.actions.register_complaint import (  # noqa: PLC0415  # after set-up
        register_complaint,
    )
    from wayhome.kernel.actor import Actor  # noqa: PLC0415  # after set-up
    from wayhome.kernel.context import acting  # noqa: PLC0415  # after set-up
    from wayhome.kernel.ids import new_id  # noqa: PLC0415  # after set-up
    from wayhome.people.actions.propose_matches import (  # noqa: PLC0415  # after set-up
        propose_matches,
    )
    from wayhome.server.demo.stage import set_stage  # noqa: PLC0415  # after set-up

    set_stage()
    with acting(Actor.system(new_id())):
        agency = receiving()
    system = Actor.system(agency)
    woman: dict[str, object] = {
        "birth": "1996-05-01",
        "danger_now": None,
        "phones": ["+85512111222"],
    }
    girl: dict[str, object] = {"birth": "2010-03-05", "phones": ["+85512333444"]}
    told: tuple[dict[str, object], ...] = (
        woman | {"name": "Chenda Keomony"},
        woman | {"name": "Keomony Chenda"},
        girl | {"name": "Srey Pich Vannary"},
        girl | {"name": "Vannary Srey Pich"},
    )
    for number, each in enumerate(told):
        lodged = lodge_publicly(agency, key=f"review {number}", answers=answers(**each))
        with acting(system):
            person = register_complaint(complaint=lodged.complaint, by=system)
        with acting(system):
            propose_matches(person=person, by=system)


if __name__ == "__main__":
    main()
