"""Give a running installation its people, a site with two cases, and pairs of places to review."""

import os

import django


def main() -> None:
    """Set the stage and lodge complaints that tell of one compound in several ways."""
    os.environ.setdefault("WAYHOME_POOL", "")
    django.setup()
    from tests.intake.ground import answers, lodge_publicly  # noqa: PLC0415  # after set-up
    from wayhome.access.queries.agencies import receiving  # noqa: PLC0415  # after set-up
    from wayhome.cases.actions.open_case import open_case  # noqa: PLC0415  # after set-up
    from wayhome.kernel.actor import Actor  # noqa: PLC0415  # after set-up
    from wayhome.kernel.context import acting  # noqa: PLC0415  # after set-up
    from wayhome.kernel.ids import new_id  # noqa: PLC0415  # after set-up
    from wayhome.server.demo.stage import set_stage  # noqa: PLC0415  # after set-up
    from wayhome.sites.actions.judge import judge  # noqa: PLC0415  # after set-up
    from wayhome.sites.actions.propose_sites import propose_sites  # noqa: PLC0415  # after set-up
    from wayhome.sites.actions.register_place import register_place  # noqa: PLC0415  # after set-up
    from wayhome.sites.domain.verdicts import Verdict  # noqa: PLC0415  # after set-up

    stage = set_stage()
    with acting(Actor.system(new_id())):
        agency = receiving()
    system, supervisor = Actor.system(agency), stage.actors["vanna"]
    told = (
        "Golden Heron Park, Street 271, behind the old pier",
        "ឧទ្យានកុកមាស ក្រោយផែចាស់, 10.60941 103.52961 ±50 m",
        "老码头后面的金鹭园区",
        "Sihanoukville",
    )
    for number, place in enumerate(told):
        given = answers(place=place)
        complaint = lodge_publicly(agency, key=f"site {number}", answers=given).complaint
        with acting(supervisor):
            open_case(complaint_ids=[complaint], by=supervisor)
        with acting(system):
            registered = register_place(complaint=complaint, by=system)
        if registered is None:
            continue
        with acting(system):
            pairs = propose_sites(place=registered, by=system).pairs
        for pair in pairs if number == 1 else ():
            with acting(supervisor):
                judge(pair=pair, verdict=Verdict.SAME, reason="One gate.", by=supervisor)


if __name__ == "__main__":
    main()
