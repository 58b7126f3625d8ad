"""Addresses of accounts and teams, under the desk; ids only."""

from django.urls import include, path

from wayhome.web.casework.users import adding, changing, listing, teams

_user = [
    path("", changing.show, name="user"),
    path("roles/", changing.roles, name="user_roles"),
    path("email/", changing.email, name="user_email"),
    path("close/", changing.close, name="user_close"),
    path("open/", changing.reopen, name="user_open"),
    path("password/", changing.password, name="user_password"),
    path("factors/", changing.factors, name="user_factors"),
]
_team = [
    path("", teams.show, name="team"),
    path("members/", teams.add, name="team_add"),
    path("members/remove/", teams.remove, name="team_remove"),
]

urlpatterns = [
    path("", listing.users, name="users"),
    path("new/", adding.new, name="user_new"),
    path("teams/", teams.teams, name="teams"),
    path("teams/<uuid:team_id>/", include(_team)),
    path("<uuid:user_id>/", include(_user)),
]
