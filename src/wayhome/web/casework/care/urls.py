"""Addresses of care: ids only, never a place. `of_case` stands under a case."""

from django.urls import path

from wayhome.web.casework.care import (
    directory,
    giving,
    pages,
    plan_page,
    referral_desk,
    referral_page,
    service_page,
    stay_page,
    waiting_page,
)

of_case = [
    path("", pages.overview, name="case_care"),
    path("<slug:here>/open/", pages.open_text, name="case_care_open"),
    path("needs/", pages.needs, name="case_care_needs"),
    path("needs/new/", pages.assess, name="case_care_assess"),
    path("plan/", plan_page.plan, name="case_care_plan"),
    path("plan/objective/", plan_page.objective, name="case_care_objective"),
    path("plan/action/", plan_page.action, name="case_care_action"),
    path("plan/move/", plan_page.move, name="case_care_action_move"),
    path("plan/end/", plan_page.end, name="case_care_plan_end"),
    path("approve/", plan_page.approve_step, name="case_care_approve"),
    path("services/", service_page.services, name="case_care_services"),
    path("services/new/", service_page.record, name="case_care_service"),
    path("services/move/", service_page.move, name="case_care_service_move"),
    path("stays/", stay_page.stays, name="case_care_stays"),
    path("stays/new/", stay_page.book, name="case_care_stay"),
    path("stays/move/", stay_page.move, name="case_care_stay_move"),
    path("stays/place/", stay_page.open_place, name="case_care_place"),
    path("conferences/", pages.conferences, name="case_care_conferences"),
    path("conferences/new/", pages.hold_conference, name="case_care_conference"),
    path("children/", pages.children, name="case_care_children"),
    path("children/new/", pages.take_child_step, name="case_care_child_step"),
    path("referrals/", referral_page.referrals, name="case_care_referrals"),
    path("referrals/new/", referral_page.write_draft, name="case_care_referral"),
    path("referrals/send/", referral_page.send_one, name="case_care_referral_send"),
    path("referrals/words/", referral_page.open_words_of_step, name="case_care_step"),
    path("referrals/move/", referral_page.move, name="case_care_referral_move"),
]

providers = [
    path("", directory.directory, name="providers"),
    path("new/", directory.add, name="provider_new"),
    path("<uuid:provider_id>/", directory.one, name="provider"),
    path("<uuid:provider_id>/opened/", directory.opened, name="provider_opened"),
    path("<uuid:provider_id>/change/", directory.change, name="provider_change"),
]

referrals = [
    path("", referral_desk.referrals, name="referrals"),
    path("waiting/", waiting_page.waiting, name="approvals_waiting"),
    path("approvals/", referral_desk.approvals, name="care_approvals"),
    path("<uuid:referral_id>/", referral_desk.one, name="referral"),
    path("<uuid:referral_id>/opened/", referral_desk.opened, name="referral_opened"),
    path("<uuid:referral_id>/give/", giving.give_one, name="referral_give"),
    path("<uuid:referral_id>/answer/", referral_desk.answer_one, name="referral_answer"),
]
