"""Give a running installation its people, a shelter with a desk, and what nobody clicks."""

import os
from datetime import timedelta

import django


def main() -> None:
    """Set the stage, let the shelter be asked, and register what is lodged by hand."""
    os.environ.setdefault("WAYHOME_POOL", "")
    django.setup()
    from wayhome.access.actions.create_user import NewUser, create_user  # noqa: PLC0415  # after set-up
    from wayhome.access.domain.field_groups import FieldGroup  # noqa: PLC0415  # after set-up
    from wayhome.access.domain.roles import Role  # noqa: PLC0415  # after set-up
    from wayhome.cooperation.actions.sign_agreement import (  # noqa: PLC0415  # after set-up
        NewAgreement,
        sign_agreement,
    )
    from wayhome.cooperation.domain.scope import AgreementPurpose, Scope  # noqa: PLC0415  # after set-up
    from wayhome.kernel import clock, context  # noqa: PLC0415  # after set-up
    from wayhome.kernel.period import Period  # noqa: PLC0415  # after set-up
    from wayhome.server.demo.cast import PASSWORD  # noqa: PLC0415  # after set-up
    from wayhome.server.demo.publishing import sign_agreements  # noqa: PLC0415  # after set-up
    from wayhome.server.demo.stage import set_stage  # noqa: PLC0415  # after set-up

    stage = set_stage()
    sign_agreements(stage)
    shelter = NewUser(
        username="shelter",
        display_name="Kanha, shelter",
        password=PASSWORD,
        roles=(Role.SUPERVISOR,),
    )
    system = stage.system("lotus")
    with context.acting(system):
        create_user(shelter, by=system)
    today = clock.local_today()
    referring = NewAgreement(
        partner_agency=stage.agencies["lotus"],
        purpose=AgreementPurpose.PROTECTION,
        scope=Scope(
            figures=frozenset(), groups=frozenset({FieldGroup.IDENTITY, FieldGroup.CIRCUMSTANCES})
        ),
        period=Period(today - timedelta(days=1), today + timedelta(days=365)),
    )
    supervisor = stage.actors["vanna"]
    with context.acting(supervisor):
        sign_agreement(referring, by=supervisor)


if __name__ == "__main__":
    main()
