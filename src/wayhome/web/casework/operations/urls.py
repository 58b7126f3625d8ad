"""Addresses of operations: ids only, never a place or a name."""

from django.urls import URLPattern, URLResolver, include, path

from wayhome.web.casework.operations import (
    listing,
    mapping,
    persons,
    planning,
    results,
    showing,
    sources,
)

_persons = [
    path("", persons.persons, name="operation_persons"),
    path("new/", persons.record, name="operation_record"),
    path("open/", persons.open_name, name="operation_name_open"),
    path("<uuid:person_id>/follow/", persons.follow, name="operation_follow"),
    path("<uuid:person_id>/known/", persons.identify, name="operation_identify"),
    path("<uuid:person_id>/case/", persons.open_case, name="operation_open_case"),
]
_evidence = [
    path("", results.evidence, name="operation_evidence"),
    path("new/", results.keep, name="operation_keep"),
    path("open/", results.open_evidence, name="operation_evidence_open"),
    path("<uuid:evidence_id>/hand/", results.hand, name="operation_hand"),
    path("<uuid:evidence_id>/file/", results.hand_out, name="operation_evidence_file"),
]
_sources = [
    path("", sources.sources, name="operation_sources"),
    path("new/", sources.seal, name="operation_seal"),
    path("<uuid:source_id>/open/", sources.open_one, name="operation_source_open"),
    path("<uuid:source_id>/share/", sources.share, name="operation_source_share"),
    path("<uuid:source_id>/withhold/", sources.withhold, name="operation_source_withhold"),
]
_operation: list[URLPattern | URLResolver] = [
    path("", showing.operation, name="operation"),
    path("open/", showing.open_plan, name="operation_open"),
    path("change/", planning.change, name="operation_change"),
    path("approve/", showing.approve, name="operation_approve"),
    path("begin/", showing.begin, name="operation_begin"),
    path("call-off/", showing.call_off, name="operation_call_off"),
    path("name/", showing.name, name="operation_name"),
    path("drop/", showing.drop, name="operation_drop"),
    path("cases/", showing.link, name="operation_link"),
    path("cases/<uuid:case_id>/off/", showing.unlink, name="operation_unlink"),
    path("sites/", showing.add_known_site, name="operation_site"),
    path("sites/new/", showing.add_new_site, name="operation_new_site"),
    path("persons/", include(_persons)),
    path("result/", results.result, name="operation_result"),
    path("result/new/", results.record_result, name="operation_judge"),
    path("result/open/", results.open_result, name="operation_result_open"),
    path("evidence/", include(_evidence)),
    path("sources/", include(_sources)),
    path("history/", showing.history, name="operation_history"),
]

urlpatterns = [
    path("", listing.operations, name="operations"),
    path("new/", planning.plan_new, name="operation_new"),
    path("map/", mapping.operations_map, name="operations_map"),
    path("key/", sources.own_key, name="own_key"),
    path("<uuid:operation_id>/", include(_operation)),
]
