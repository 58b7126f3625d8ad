"""Add somebody, and show the first password once."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.actions.create_user import NewUser, UsernameTaken, create_user
from wayhome.access.domain.passwords import new_password
from wayhome.access.queries.directory import directory
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.users.forms import NewUserForm

_INVALID = 422


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form; once sent, the password to hand over."""
    actor = desk_actor(request)
    form = NewUserForm(request.POST or None, found=directory(actor))
    if request.method != "POST":
        return page(request, "users/new.html", {"form": form}, here="desk:users")
    if form.is_valid():
        password = new_password()
        try:
            user = create_user(_new_user(form, password), by=actor)
        except UsernameTaken:
            form.add_error("username", _("Somebody has this username. Choose another."))
        else:
            account = directory(actor).account(user)
            return show_password(request, {"account": account, "password": password})
    return page(request, "users/new.html", {"form": form}, here="desk:users", status=_INVALID)


def show_password(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    """A new password; nobody can see it again, so the page is the answer to the form itself."""
    return page(request, "users/password.html", context, here="desk:users")


def _new_user(form: NewUserForm, password: str) -> NewUser:
    """What a valid form says."""
    given = form.cleaned_data
    return NewUser(
        username=given["username"],
        display_name=given["display_name"],
        password=password,
        roles=given["roles"],
        language=given["language"],
        email=given["email"],
        teams=given.get("teams", ()),
    )
