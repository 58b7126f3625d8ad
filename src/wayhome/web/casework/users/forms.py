"""What an administrator fills in for accounts and teams."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.factor_reasons import FactorReason
from wayhome.access.domain.role_sets import RolesRefused, check_roles
from wayhome.access.domain.roles import Role
from wayhome.access.queries.directory import Directory
from wayhome.web.components.widgets import Checkboxes

_USERNAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]*$",
    gettext_lazy("Use small letters a to z, digits, points, hyphens and underscores."),
)


class RolesForm(forms.Form):
    """Roles by checkboxes."""

    roles = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Roles"),
        help_text=gettext_lazy("A partner officer has no other role."),
        choices=Role.choices,
        coerce=Role,
        widget=Checkboxes(),
        error_messages={"required": gettext_lazy("Choose at least one role.")},
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, label_suffix="", **more)

    def clean_roles(self) -> list[Role]:
        """Roles that go together."""
        chosen: list[Role] = self.cleaned_data["roles"]
        try:
            check_roles(chosen)
        except RolesRefused as error:
            raise forms.ValidationError(
                _("A partner officer works in the portal alone: choose no other role with it.")
            ) from error
        return chosen


class EmailForm(forms.Form):
    """Where somebody is told that work waits."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy(
            "Of work, not shared with anybody. It is told only that something waits: never what or"
            " whom it is about. Leave it empty for none."
        ),
        required=False,
        max_length=254,
        error_messages={"invalid": gettext_lazy("Write the address like name@example.org.")},
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **{"label_suffix": "", **more})


class NewUserForm(RolesForm, EmailForm):
    """Somebody to be: names, language, roles, teams."""

    display_name = forms.CharField(
        label=gettext_lazy("Name that colleagues see"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give a name.")},
    )
    username = forms.CharField(
        label=gettext_lazy("Username"),
        help_text=gettext_lazy("To sign in with. It cannot be changed afterwards."),
        max_length=60,
        validators=[_USERNAME],
        error_messages={"required": gettext_lazy("Give a username.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, initial="en"
    )
    teams = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Teams"), required=False, coerce=UUID, widget=Checkboxes()
    )
    field_order = ("display_name", "username", "language", "email", "roles", "teams")

    def __init__(self, data: Any = None, *, found: Directory) -> None:
        super().__init__(data)
        choices = [(str(team), name) for team, name in found.teams.items()]
        self.fields["teams"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if not choices:
            del self.fields["teams"]


class FactorsForm(forms.Form):
    """Why a second factor is taken away."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=[("", gettext_lazy("Choose a reason")), *FactorReason.choices],
        error_messages={"required": gettext_lazy("Say why.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")


class TeamForm(forms.Form):
    """A team to be."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the team a name.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")


class MemberForm(forms.Form):
    """Somebody to put into a team."""

    user = forms.TypedChoiceField(
        label=gettext_lazy("Person"),
        coerce=UUID,
        error_messages={"required": gettext_lazy("Choose somebody.")},
    )

    def __init__(self, data: Any = None, *, found: Directory, team: UUID) -> None:
        super().__init__(data, label_suffix="")
        others = [
            (str(each.id), f"{each.name} ({each.username})")
            for each in found.accounts
            if each.is_active and team not in each.teams
        ]
        choices = [("", _("Choose somebody")), *others]
        self.fields["user"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.has_choices = bool(others)
