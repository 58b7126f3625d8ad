"""Addresses of the desk: ids only, never a name."""

from django.urls import URLPattern, URLResolver, include, path

from wayhome.web.casework import home
from wayhome.web.casework.care.urls import of_case as care_of_case
from wayhome.web.casework.care.urls import providers, referrals
from wayhome.web.casework.cases import (
    assessing,
    bulk,
    danger,
    decisions,
    indicators,
    overview,
    queue,
    talking,
)
from wayhome.web.casework.complaints import danger as complaint_danger
from wayhome.web.casework.complaints import decide, files, page
from wayhome.web.casework.complaints import queue as complaint_queue
from wayhome.web.casework.consent import urls as consent_urls
from wayhome.web.casework.entry import enter
from wayhome.web.casework.erasure import urls as erasure_urls
from wayhome.web.casework.field import urls as field
from wayhome.web.casework.forms import urls as form_urls
from wayhome.web.casework.justice import urls as justice_urls
from wayhome.web.casework.operations import of_case
from wayhome.web.casework.reintegration import due
from wayhome.web.casework.workplan import dashboard
from wayhome.web.casework.workplan import urls as workplan_urls

app_name = "desk"

_complaint: list[URLPattern | URLResolver] = [
    path("", page.show, name="complaint"),
    path("part/", page.open_group, name="open_group"),
    path("case/", decide.open_one, name="open_case"),
    path("attach/", decide.attach_one, name="attach"),
    path("aside/", decide.set_one_aside, name="set_aside"),
    path("restore/", decide.restore_one, name="restore"),
    path("detach/", decide.detach_one, name="detach"),
    path("danger/", complaint_danger.danger, name="complaint_danger"),
    path("erasure/", include(erasure_urls.complaint_erasure)),
    path("file/", files.hand_out, name="complaint_file"),
    path("messages/", page.open_messages, name="complaint_talk"),
    path("messages/new/", decide.write_to_lodger, name="complaint_message"),
]
_case: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="case"),
    path("plan/", overview.plan_case, name="case_plan"),
    path("owner/", overview.assign_case, name="case_assign"),
    path("take/", overview.take_case, name="case_take"),
    path("milestone/", overview.reach_milestone, name="case_reach"),
    path("close/", overview.close_case, name="case_close"),
    path("reopen/", overview.reopen_case, name="case_reopen"),
    path("danger/", danger.danger, name="case_danger"),
    path("danger/answers/", danger.answer_danger, name="case_danger_answer"),
    path("danger/move/", danger.move_one_danger, name="case_danger_move"),
    path("timeline/", talking.timeline, name="case_timeline"),
    path("assessment/", assessing.assessment, name="case_assessment"),
    path("assessment/new/", assessing.record_one_assessment, name="case_assess"),
    path("assessment/notes/", assessing.open_notes, name="case_assessment_notes"),
    path("indicators/", indicators.indicators, name="case_indicators"),
    path(
        "indicators/<slug:profile_id>/",
        indicators.indicator_questions,
        name="case_indicator_questions",
    ),
    path(
        "indicators/<slug:profile_id>/answers/",
        indicators.answer_indicators,
        name="case_answer_indicators",
    ),
    path("care/", include(care_of_case)),
    path("finding/", assessing.finding, name="case_finding"),
    path("finding/new/", assessing.record_one_finding, name="case_find"),
    path("finding/reasons/", assessing.open_reasons, name="case_reasons"),
    path("decisions/", decisions.decisions, name="case_decisions"),
    path("decisions/reopened/", decisions.open_reopening, name="case_reopening_words"),
    path("decisions/<uuid:person>/", decisions.decided_person, name="case_decision"),
    path("decisions/<uuid:person>/new/", decisions.decide, name="case_decide"),
    path("decisions/<uuid:person>/contest/", decisions.contest, name="case_contest"),
    path("decisions/<uuid:person>/reasons/", decisions.open_decision, name="case_decision_reasons"),
    path("tasks/", include(workplan_urls.of_case)),
    path("return/", include("wayhome.web.casework.reintegration.urls")),
    path("operations/", of_case.operations_for_case, name="case_operations"),
    path("consent/", include(consent_urls.of_case)),
    path("justice/", include(justice_urls.of_case)),
    path("papers/", include("wayhome.web.casework.documents.urls")),
    path("forms/", include(form_urls.case_forms)),
    path("erasure/", include(erasure_urls.case_erasure)),
    path("notes/", talking.notes, name="case_notes"),
    path("notes/new/", talking.add_one_note, name="case_note"),
    path("notes/open/", talking.open_note, name="case_note_open"),
    path("messages/", talking.conversations, name="case_messages"),
    path("messages/new/", talking.send_message, name="case_message"),
    path("messages/open/", talking.open_messages, name="case_talk"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("complaints/", complaint_queue.complaints, name="complaints"),
    path("complaints/new/", enter.enter, name="enter"),
    path("complaints/<uuid:complaint_id>/", include(_complaint)),
    path("cases/", queue.cases, name="cases"),
    path("cases/assign/", bulk.assign_many, name="assign"),
    path("cases/<uuid:case_id>/", include(_case)),
    path("audit/", include("wayhome.web.casework.auditing.urls")),
    path("field/", include(field.APP)),
    path("from-field/", include(field.DESK)),
    path("people/", include("wayhome.web.casework.users.urls")),
    path("erasures/", include("wayhome.web.casework.erasure.urls")),
    path("explaining/", include("wayhome.web.casework.consent.urls")),
    path("follow-ups/", due.follow_ups, name="follow_ups"),
    path("forms/", include("wayhome.web.casework.forms.urls")),
    path("load/", dashboard.load, name="load"),
    path("load/file/", dashboard.load_file, name="load_file"),
    path("load/stuck/", dashboard.stuck, name="load_stuck"),
    path("load/weeks/", dashboard.weeks, name="load_weeks"),
    path("matches/", include("wayhome.web.casework.matches.urls")),
    path("network/", include("wayhome.web.casework.justice.urls")),
    path("operations/", include("wayhome.web.casework.operations.urls")),
    path("providers/", include(providers)),
    path("referrals/", include(referrals)),
    path("public/", include("wayhome.web.casework.publication.urls")),
    path("record/", include("wayhome.web.casework.record.urls")),
    path("report/", include("wayhome.web.casework.report.urls")),
    path("screening/", include("wayhome.web.casework.screening.urls")),
    path("sites/", include("wayhome.web.casework.sites.urls")),
    path("work/", include("wayhome.web.casework.workplan.urls")),
]
