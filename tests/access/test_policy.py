"""The whole policy as one table that people can read, and what no policy may ever allow."""

import importlib.util
import sys
from enum import StrEnum
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.access.domain import field_groups, permissions, policy_table, purposes
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS, Target, decide
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.kernel.actor import Actor, ActorKind

# Each column is a role. O: own agency. A: own agency, and only what the user or a team of the user
# works on. L: what the own agency lodged. A point: never.
ROLES = (
    Role.INTAKE_OFFICER,
    Role.CASE_WORKER,
    Role.SUPERVISOR,
    Role.PARTNER_OFFICER,
    Role.RIGHTS_MONITOR,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
)
TABLE = """
                    intake worker super partner monitor admin audit
    agency.manage      .     .     .     .      .      O     .
    agreement.manage   .     .     O     .      .      .     .
    audit.read         .     .     .     .      .      .     O
    case.assess        .     A     O     .      .      .     .
    case.assign        .     .     O     .      .      .     .
    case.close         .     .     O     .      .      .     .
    case.copy          .     .     O     .      .      .     .
    case.find          .     A     O     .      .      .     .
    case.list          O     A     O     .      .      .     .
    case.open          O     O     O     .      .      .     .
    case.read          .     A     O     .      .      .     .
    case.update        .     A     O     .      .      .     .
    complaint.enter    O     O     O     .      .      .     .
    complaint.list     O     .     O     .      .      .     .
    complaint.lodge    .     .     .     L      .      .     .
    complaint.read     O     A     O     .      .      .     .
    complaint.triage   O     .     O     .      .      .     .
    document.hand_over .     A     O     .      .      .     .
    erasure.approve    .     .     O     .      .      .     .
    erasure.propose    .     A     O     .      .      .     .
    fact.propose       .     .     .     .      .      .     .
    fact.review        .     .     O     .      O      .     .
    fields.open        O     A     O     .      .      .     .
    figure.mark        .     .     O     .      O      .     .
    figure.open        .     .     O     .      .      .     .
    form.manage        .     .     O     .      .      O     .
    form.read          .     O     O     .      .      O     .
    lodging.read       .     .     .     L      .      .     .
    match.judge        O     O     O     .      .      .     .
    match.read         O     O     O     .      .      .     .
    match.settle       .     .     O     .      .      .     .
    message.send       O     A     O     .      .      .     .
    operation.approve  .     .     O     .      .      .     .
    operation.read     .     A     O     .      .      .     .
    operation.work     .     A     O     .      .      .     .
    person.merge       O     .     O     .      .      .     .
    person.name        O     O     O     .      .      .     .
    person.register    .     .     .     .      .      .     .
    person.search      O     O     O     .      .      .     .
    record.publish     .     .     O     .      O      .     .
    report.read        O     O     O     L      O      .     .
    screening.import   .     .     .     .      .      .     .
    screening.judge    .     O     O     .      O      .     .
    screening.list     .     O     O     .      O      .     O
    screening.person   .     .     O     .      .      .     .
    screening.read     .     O     O     .      O      .     .
    screening.run      .     O     O     .      O      .     .
    site.judge         O     O     O     .      .      .     .
    site.read          O     O     O     .      .      .     .
    site.register      .     .     .     .      .      .     .
    source.add         .     .     O     .      O      .     .
    source.read        .     .     O     .      O      .     .
    user.manage        .     .     .     .      .      O     .
"""
CELLS = {
    (Permission(line.split()[0]), role): cell
    for line in TABLE.strip().splitlines()[1:]
    for role, cell in zip(ROLES, line.split()[1:], strict=True)
}

_ALL_BUT_SOURCE = frozenset(FieldGroup) - {FieldGroup.SOURCE}
OPENS = {
    Role.INTAKE_OFFICER: {
        FieldGroup.REFERENCE,
        FieldGroup.IDENTITY,
        FieldGroup.CONTACT,
        FieldGroup.PHOTO,
        FieldGroup.DOCUMENTS,
        FieldGroup.LOCATION,
        FieldGroup.CIRCUMSTANCES,
        FieldGroup.SOURCE,
    },
    Role.CASE_WORKER: frozenset(FieldGroup),
    Role.SUPERVISOR: _ALL_BUT_SOURCE,
    Role.PARTNER_OFFICER: set(),
    Role.RIGHTS_MONITOR: set(),
    Role.ADMINISTRATOR: set(),
    Role.AUDITOR: set(),
}

AGENCY, OTHER, USER, TEAM = uuid4(), uuid4(), uuid4(), uuid4()
# Every relation of an actor of AGENCY to a target, and the cells for which it suffices.
RELATIONS: dict[str, tuple[Target, str]] = {
    "own": (Target(agency=AGENCY), "O"),
    "own, mine": (Target(agency=AGENCY, assigned_users=frozenset({USER})), "OA"),
    "own, my team's": (Target(agency=AGENCY, assigned_teams=frozenset({TEAM})), "OA"),
    "own, a colleague's": (Target(agency=AGENCY, assigned_users=frozenset({uuid4()})), "O"),
    "other": (Target(agency=OTHER), ""),
    "other, mine": (Target(agency=OTHER, assigned_users=frozenset({USER})), ""),
    "other, lodged by us": (Target(agency=OTHER, lodger_agency=AGENCY), "L"),
    "other, lodged by others": (Target(agency=OTHER, lodger_agency=uuid4()), ""),
}


def actor_with(*roles: Role, agency: UUID = AGENCY) -> Actor:
    """Somebody with these roles, as signing in makes them."""
    kind = ActorKind.PARTNER if Role.PARTNER_OFFICER in roles else ActorKind.STAFF
    return Actor(
        kind=kind,
        agency=agency,
        user=USER,
        roles=frozenset(roles),
        teams=frozenset() if kind is ActorKind.PARTNER else frozenset({TEAM}),
    )


def test_table_names_every_permission_and_role_when_read() -> None:
    assert {permission for permission, _ in CELLS} == set(Permission)
    assert {role for _, role in CELLS} == set(Role) == set(GRANTS)


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("role", ROLES)
def test_policy_decides_as_the_table_says(role: Role, relation: str) -> None:
    target, suffices = RELATIONS[relation]
    actor = actor_with(role)

    decided = {permission: decide(actor, permission, target).allowed for permission in Permission}

    expected = {permission: CELLS[permission, role] in set(suffices) for permission in Permission}
    assert decided == expected


def test_nobody_has_what_was_added_until_it_is_written_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module, name in (
        (permissions, "Permission"),
        (field_groups, "FieldGroup"),
        (purposes, "Purpose"),
    ):
        members = {each.name: each.value for each in getattr(module, name)}
        monkeypatch.setattr(module, name, StrEnum(name, {**members, "ADDED": "added"}))
    spec = importlib.util.spec_from_file_location("grown_table", policy_table.__file__)
    assert spec is not None
    assert spec.loader is not None
    grown = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "grown_table", grown)
    spec.loader.exec_module(grown)

    having = {
        role
        for role, grant in grown.GRANTS.items()
        if "added" in grant.permissions | grant.field_groups | grant.purposes
    }

    assert grown.May.ADDED == "added"
    assert having == set()


@pytest.mark.parametrize("role", ROLES)
def test_role_opens_no_more_field_groups_than_declared(role: Role) -> None:
    target = Target(agency=AGENCY, assigned_users=frozenset({USER}), lodger_agency=AGENCY)

    opened: set[FieldGroup] = set()
    for permission in Permission:
        opened |= decide(actor_with(role), permission, target).field_groups

    assert opened == set(OPENS[role])


roles = st.frozensets(st.sampled_from(ROLES), max_size=4)
targets = st.sampled_from([target for target, _ in RELATIONS.values()])


@given(roles, st.sampled_from(sorted(Permission)), targets)
def test_roles_together_allow_no_more_than_one_of_them_alone(
    held: frozenset[Role], permission: Permission, target: Target
) -> None:
    together = decide(actor_with(*held), permission, target)
    alone = [decide(actor_with(role), permission, target) for role in held]

    assert not together.allowed or any(one.allowed for one in alone)
    assert together.field_groups <= frozenset().union(*(one.field_groups for one in alone))
    assert together.purposes <= frozenset(Purpose)


@given(roles, st.sampled_from(sorted(Permission)))
def test_partner_reaches_only_what_its_agency_lodged_whatever_roles_it_has(
    held: frozenset[Role], permission: Permission
) -> None:
    partner = actor_with(Role.PARTNER_OFFICER, *held)

    own = decide(partner, permission, Target(agency=AGENCY))
    lodged = decide(partner, permission, Target(agency=OTHER, lodger_agency=AGENCY))

    assert not own.allowed
    assert not lodged.field_groups


@pytest.mark.parametrize("permission", Permission)
def test_lodger_and_system_get_nothing_from_roles(permission: Permission) -> None:
    lodger = Actor.lodger(AGENCY, uuid4())
    system = Actor.system(AGENCY)

    assert not decide(lodger, permission).allowed
    assert decide(system, permission, Target(agency=AGENCY)).allowed
    assert not decide(system, permission, Target(agency=OTHER)).allowed
    assert not decide(system, permission, Target(agency=AGENCY)).field_groups
