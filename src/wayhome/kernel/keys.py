"""The key store of this instance."""

from django.conf import settings

from wayhome.kernel.keystore import FileKeyStore, open_store


def store() -> FileKeyStore:
    """The key store that the settings name."""
    return open_store(settings.KEYS_HOME)
