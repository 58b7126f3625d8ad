"""Addresses of all faces. Neutral on purpose: none says what Wayhome is about."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from wayhome.web import errors, health, home, language
from wayhome.web.casework.workplan import calendar_feed
from wayhome.web.components.gallery import gallery

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("language", language.choose, name="language"),
    path("ask/", include("wayhome.web.intake.ask.urls")),
    path("answers/", include("wayhome.web.intake.answers.urls")),
    path("record/", include("wayhome.web.public.urls")),
    path("api/partner/v1/", include("wayhome.api.partner.urls")),
    path("accounts/", include("wayhome.web.accounts.urls")),
    path("calendar/<str:secret>.ics", calendar_feed.feed, name="calendar_feed"),
    path("desk/", include("wayhome.web.casework.urls")),
    path("portal/", include("wayhome.web.portal.urls")),
]

if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("gallery", gallery, name="gallery"))

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
