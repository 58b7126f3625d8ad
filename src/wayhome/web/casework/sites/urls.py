"""Addresses of sites: ids only, never a place."""

from django.urls import path

from wayhome.web.casework.sites import (
    adding,
    attaching,
    judging,
    listing,
    piles,
    reviewing,
    showing,
)

urlpatterns = [
    path("", listing.sites, name="sites"),
    path("<uuid:place_id>/", showing.site, name="site"),
    path("<uuid:place_id>/opened/", showing.opened, name="site_opened"),
    path("<uuid:place_id>/describe/", adding.describe_site, name="site_describe"),
    path("complaints/<uuid:complaint_id>/", attaching.complaint_site, name="complaint_site"),
    path(
        "complaints/<uuid:complaint_id>/describe/",
        adding.describe_for_complaint,
        name="complaint_place",
    ),
    path("cases/<uuid:case_id>/describe/", adding.describe_for_case, name="case_place"),
    path("pairs/", piles.piles, name="site_pairs"),
    path("pairs/<uuid:pair_id>/", reviewing.pair, name="site_pair"),
    path("pairs/<uuid:pair_id>/opened/", reviewing.opened, name="site_pair_opened"),
    path("pairs/<uuid:pair_id>/judge/", judging.judge, name="site_judge"),
    path("judgements/<uuid:judgement_id>/undo/", judging.undo, name="site_undo"),
]
