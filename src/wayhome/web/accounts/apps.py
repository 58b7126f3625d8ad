"""Django's entry for the sign-in pages; stands before the library, so that our pages win."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The pages of `wayhome.web.accounts`."""

    name = "wayhome.web.accounts"
    label = "web_accounts"

    def ready(self) -> None:
        """Hear what the library tells only by signals."""
        from wayhome.web.accounts import leaves  # noqa: PLC0415  # needs the library's tables

        leaves.connect()
