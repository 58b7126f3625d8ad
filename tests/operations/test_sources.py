"""Sources sealed to named people: who opens them, and that nobody else can."""

from dataclasses import replace
from uuid import UUID

import psycopg
import pytest

from tests.care.ground import beside
from tests.cases.ground import Office, office
from tests.operations.ground import planned, row
from wayhome.access.actions.make_user_key import make_user_key
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.access.queries.user_keys import KeyNotMade, own_private_key, public_keys
from wayhome.audit.domain.tags import Tag
from wayhome.audit.models import Leaf
from wayhome.kernel import context, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealed_to_people import (
    PassphraseTooShort,
    PassphraseWrong,
    make_key_pair,
    new_secret,
    unlock,
    unwrap,
    wrap,
)
from wayhome.kernel.sealing import NotOpened, Place, unseal
from wayhome.operations.actions.name_member import name_member
from wayhome.operations.actions.seal_source import (
    KeyNeeded,
    NobodyKnows,
    SourceEmpty,
    seal_source,
    share_source,
    withhold_source,
)
from wayhome.operations.domain.source_words import SourceWords
from wayhome.operations.models import CircleKey, Source
from wayhome.operations.queries.sources import open_source, sources_of

PHRASE = "seven lanterns on the river"
OTHER_PHRASE = "nine boats behind the pier"
WHO = SourceWords("The night cook", "Rings on Sundays", "Right twice before")
PEPPER = b"p" * 32


@pytest.fixture
def unit(database: str) -> Office:
    """An agency whose worker and supervisor have keys of their own."""
    made = office()
    for actor, phrase in ((made.worker, PHRASE), (made.supervisor, OTHER_PHRASE)):
        with context.acting(actor) as by:
            make_user_key(passphrase=phrase, by=by)
    return made


def user(actor: Actor) -> UUID:
    """The id of somebody who exists."""
    assert actor.user is not None
    return actor.user


def sealed(unit: Office, operation: UUID, *circle: UUID) -> UUID:
    """A source that the worker sealed."""
    with context.acting(unit.worker) as by:
        return seal_source(operation=operation, words=WHO, circle=circle, by=by)


def opened(actor: Actor, operation: UUID, source: UUID, phrase: str) -> SourceWords:
    """What somebody sees."""
    with context.acting(actor) as by:
        return open_source(
            by, operation, source=source, passphrase=phrase, purpose=Purpose.OPERATION
        )


def test_source_opens_to_its_circle_by_their_own_passphrase(unit: Office) -> None:
    operation = planned(unit)

    source = sealed(unit, operation, user(unit.supervisor))

    assert opened(unit.worker, operation, source, PHRASE) == WHO
    assert opened(unit.supervisor, operation, source, OTHER_PHRASE) == WHO
    with pytest.raises(PassphraseWrong):
        opened(unit.worker, operation, source, OTHER_PHRASE)
    assert "cook" not in repr(WHO)


def test_supervisor_outside_the_circle_does_not_learn_that_there_is_a_source(unit: Office) -> None:
    operation = planned(unit)
    source = sealed(unit, operation)

    with context.acting(unit.supervisor) as by:
        assert sources_of(by, operation) == ()
    with pytest.raises(NotFound):
        opened(unit.supervisor, operation, source, OTHER_PHRASE)


def test_only_somebody_inside_lets_another_in(unit: Office) -> None:
    operation = planned(unit)
    source = sealed(unit, operation)

    with context.acting(unit.supervisor) as by, pytest.raises(NotFound):
        share_source(
            operation=operation,
            source=source,
            user=user(unit.supervisor),
            passphrase=OTHER_PHRASE,
            by=by,
        )
    with context.acting(unit.worker) as by:
        for _ in range(2):
            share_source(
                operation=operation,
                source=source,
                user=user(unit.supervisor),
                passphrase=PHRASE,
                by=by,
            )

    assert opened(unit.supervisor, operation, source, OTHER_PHRASE) == WHO


def test_whoever_is_taken_out_opens_it_no_more_and_somebody_stays(unit: Office) -> None:
    operation = planned(unit)
    source = sealed(unit, operation, user(unit.supervisor))

    with context.acting(unit.worker) as by:
        withhold_source(operation=operation, source=source, user=user(unit.supervisor), by=by)
        with pytest.raises(NobodyKnows):
            withhold_source(operation=operation, source=source, user=user(unit.worker), by=by)

    with pytest.raises(NotFound):
        opened(unit.supervisor, operation, source, OTHER_PHRASE)


def test_circle_is_of_those_who_know_the_operation_and_have_keys(unit: Office) -> None:
    operation = planned(unit)

    with context.acting(unit.worker) as by:
        with pytest.raises(NotFound):
            seal_source(operation=operation, words=WHO, circle=[user(unit.other_worker)], by=by)
        name_member(operation=operation, user=user(unit.other_worker), by=by)
        with pytest.raises(KeyNeeded):
            seal_source(operation=operation, words=WHO, circle=[user(unit.other_worker)], by=by)
        with pytest.raises(SourceEmpty):
            seal_source(operation=operation, words=SourceWords(" "), circle=[], by=by)


def test_same_form_seals_once(unit: Office) -> None:
    operation, once = planned(unit), new_id()

    with context.acting(unit.worker) as by:
        for _ in range(2):
            seal_source(operation=operation, words=WHO, circle=[], by=by, source=once)

    with context.acting(unit.worker) as by:
        assert len(sources_of(by, operation)) == 1


def test_database_and_key_store_together_do_not_open_it(unit: Office) -> None:
    operation = planned(unit)
    source = sealed(unit, operation)

    with context.acting(unit.worker):
        held = Source.objects.get(id=source)
        (wrapped,) = CircleKey.objects.filter(source=held)
    outer = keys.store().get(row(unit, operation).key_id)

    assert b"night cook" not in bytes(held.sealed_identity or b"")
    inner = unseal(
        bytes(held.sealed_identity or b""),
        key=outer,
        place=Place("operations_source", "sealed_identity", source),
    )
    assert b"night cook" not in inner
    assert outer.secret not in bytes(wrapped.sealed_key or b"")


def test_replaced_key_still_opens_what_was_sealed_to_it(unit: Office) -> None:
    operation = planned(unit)
    source = sealed(unit, operation)
    with context.acting(unit.worker) as by:
        make_user_key(passphrase="another long passphrase", by=by)

    assert opened(unit.worker, operation, source, PHRASE) == WHO
    with pytest.raises(PassphraseWrong):
        opened(unit.worker, operation, source, "another long passphrase")


def test_wrong_passphrase_leaves_its_leaf_when_somebody_is_let_in(unit: Office) -> None:
    operation = planned(unit)
    source = sealed(unit, operation)
    refused = Leaf.objects.filter(tag=Tag.OPERATIONS_SOURCE_REFUSED)

    with context.acting(unit.worker) as by:
        with pytest.raises(PassphraseWrong):
            share_source(
                operation=operation,
                source=source,
                user=user(unit.supervisor),
                passphrase=OTHER_PHRASE,
                by=by,
            )

        assert refused.count() == 1


def test_letting_in_twice_at_once_lets_in_once(unit: Office, superuser: psycopg.Connection) -> None:
    operation = planned(unit)
    source = sealed(unit, operation)

    def share() -> None:
        with context.acting(unit.worker) as by:
            let_in(unit, operation, source, by=by)

    with context.acting(unit.worker) as by:
        let_in(unit, operation, source, by=by)
        came = beside(share, superuser)

    assert came() is None
    with context.acting(unit.worker) as by:
        (line,) = sources_of(by, operation)
    assert sorted(line.circle) == sorted([user(unit.worker), user(unit.supervisor)])


def let_in(unit: Office, operation: UUID, source: UUID, *, by: Actor) -> None:
    """Let the supervisor in."""
    share_source(
        operation=operation, source=source, user=user(unit.supervisor), passphrase=PHRASE, by=by
    )


def test_destroyed_key_of_the_operation_erases_its_sources(unit: Office) -> None:
    operation = planned(unit)
    source = sealed(unit, operation)

    keys.store().destroy(row(unit, operation).key_id)

    with pytest.raises(NotFound):
        opened(unit.worker, operation, source, PHRASE)


def test_private_key_is_shown_by_the_database_to_its_owner_alone(unit: Office) -> None:
    with context.acting(unit.worker) as by:
        held = public_keys(by, [user(unit.worker), user(unit.supervisor)])
        assert own_private_key(by, held[user(unit.worker)].id, passphrase=PHRASE)

    key = held[user(unit.worker)].id
    forged = replace(unit.supervisor, user=unit.worker.user)
    with context.acting(unit.supervisor), pytest.raises(KeyNotMade):
        own_private_key(forged, key, passphrase=PHRASE)
    assert len(held[user(unit.worker)].fingerprint) == 24


def test_short_passphrase_makes_no_key(unit: Office) -> None:
    with context.acting(unit.worker) as by, pytest.raises(PassphraseTooShort):
        make_user_key(passphrase="   short   one ", by=by)


def test_wrapped_key_opens_in_its_place_alone() -> None:
    place, elsewhere = _place(new_id()), _place(new_id())
    pair = make_key_pair(PHRASE, pepper=PEPPER, place=place)
    private = unlock(pair.sealed_private, PHRASE, pepper=PEPPER, place=place)
    secret = new_secret()

    wrapped = wrap(secret, public=pair.public, place=place)

    assert unwrap(wrapped, private=private, place=place).secret == secret.secret
    with pytest.raises(NotOpened):
        unwrap(wrapped, private=private, place=elsewhere)
    with pytest.raises(NotOpened):
        unwrap(wrapped[:-1] + bytes([wrapped[-1] ^ 1]), private=private, place=place)
    with pytest.raises(PassphraseWrong):
        unlock(pair.sealed_private, PHRASE, pepper=b"q" * 32, place=place)


def _place(row_id: UUID) -> Place:
    return Place("operations_circle_key", "sealed_key", row_id)
