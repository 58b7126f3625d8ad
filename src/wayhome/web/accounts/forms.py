"""The forms to sign in and to change a password."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):  # type: ignore[misc]  # the library has no types
    """Username and password, in our words."""

    def __init__(self, *arguments: Any, **details: Any) -> None:
        super().__init__(*arguments, **details)
        self.fields["login"].label = _("Username")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]  # the library has no types
    """Old and new password, in our words; who forgot the old one asks an administrator."""

    def __init__(self, *arguments: Any, **details: Any) -> None:
        super().__init__(*arguments, **details)
        self.fields["oldpassword"].label = _("The password you have now")
        self.fields["oldpassword"].help_text = _("Forgotten? An administrator gives you a new one.")
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password, once more")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
