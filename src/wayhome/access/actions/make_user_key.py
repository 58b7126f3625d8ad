"""A user makes a key of their own for what is sealed to people."""

from uuid import UUID

from wayhome.access.models import PrivateKey, UserKey
from wayhome.access.policy import NotFound
from wayhome.access.queries.user_keys import pepper, private_place
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealed_to_people import make_key_pair


def make_user_key(*, passphrase: str, by: Actor) -> UUID:
    """Make a key pair for the actor, in place of the one before, and return its id.

    What was sealed to the key before stays open to that key's passphrase alone. Raises NotFound,
    PassphraseTooShort.
    """
    if by.kind is not ActorKind.STAFF or by.user is None:
        raise NotFound
    key_id = new_id()
    pair = make_key_pair(passphrase, pepper=pepper(), place=private_place(key_id))
    with atomic():
        own = UserKey.objects.filter(agency_id=by.agency, user_id=by.user)
        own.filter(replaced_at__isnull=True).update(replaced_at=clock.now())
        UserKey(
            id=key_id,
            agency_id=by.agency,
            user_id=by.user,
            public_key=pair.public,
            made_at=clock.now(),
        ).save(force_insert=True)
        PrivateKey(
            id=key_id,
            agency_id=by.agency,
            user_id=by.user,
            sealed_private=pair.sealed_private,
        ).save(force_insert=True)
        about = About(kind="user", id=by.user, detail={"key": str(key_id)})
        leave_leaf(by=by, tag=Tag.ACCESS_USER_KEY_MADE, about=about)
    return key_id
