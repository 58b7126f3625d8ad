"""A browser for each of those who work at the desk."""

from django.contrib.auth import get_user_model
from django.test import Client

from wayhome.kernel import context
from wayhome.kernel.actor import Actor


def browser(actor: Actor) -> Client:
    """A browser in which somebody is signed in; errors of ours come back as pages."""
    client = Client(raise_request_exception=False)
    with context.acting(actor):
        client.force_login(get_user_model().objects.get(pk=str(actor.user)))
    return client
