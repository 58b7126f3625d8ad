"""Give a running installation its people and three cases that a case worker works on."""

import os

import django


def main() -> None:
    """Set the stage; one case tells of its person in Khmer, with marks to look for on a device."""
    os.environ.setdefault("WAYHOME_POOL", "")
    django.setup()
    from tests.intake.ground import answers, lodge_publicly  # noqa: PLC0415  # after set-up
    from wayhome.cases.actions.add_note import add_note  # noqa: PLC0415  # after set-up
    from wayhome.cases.actions.assign import Owner, assign  # noqa: PLC0415  # after set-up
    from wayhome.cases.actions.open_case import open_case  # noqa: PLC0415  # after set-up
    from wayhome.kernel.context import acting  # noqa: PLC0415  # after set-up
    from wayhome.server.demo.stage import set_stage  # noqa: PLC0415  # after set-up
    from wayhome.workplan.actions.add_task import NewTask, add_task  # noqa: PLC0415  # after set-up
    from wayhome.workplan.domain.titles import TaskTitle  # noqa: PLC0415  # after set-up

    stage = set_stage()
    supervisor, worker = stage.actors["vanna"], stage.actors["dara"]
    told = (
        {"name": "សុខគន្ធា Zzyzxname", "place": "ផ្ទះពណ៌ខៀវក្បែរកំពង់ផែ Zzyzxplace"},
        {"name": "Nguyen Van Long", "lodger_name": "Zzyzxlodger"},
        {"name": "Third Person", "story": "A long story. " * 120},
    )
    for number, more in enumerate(told):
        given = answers(**more)
        complaint = lodge_publicly(
            supervisor.agency, key=f"field {number}", answers=given
        ).complaint
        with acting(supervisor) as by:
            case = open_case(complaint_ids=[complaint], by=by).case
            assign(case=case, owner=Owner(user=worker.user), by=by)
            add_task(case=case, new=NewTask(title=next(iter(TaskTitle))), by=by)
            add_note(case=case, text=f"Zzyzxnote {number}: rang twice, nobody answered.", by=by)


if __name__ == "__main__":
    main()
