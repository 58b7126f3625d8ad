"""Addresses of consent: in a case, and the sheet for explaining."""

from django.urls import path

from wayhome.web.casework.consent import asking, contact, law, overview, recording, sheet

of_case = [
    path("", overview.consent, name="case_consent"),
    path("open/", overview.open_consent_words, name="case_consent_words"),
    path("law/end/", law.end_law, name="case_consent_law_end"),
    path("<uuid:person>/ask/", asking.ask, name="case_consent_ask"),
    path("<uuid:person>/record/", recording.record, name="case_consent_record"),
    path("<uuid:person>/withdraw/", recording.withdraw, name="case_consent_withdraw"),
    path("<uuid:person>/law/", law.record_law, name="case_consent_law"),
    path("<uuid:person>/contact/<slug:whom>/", contact.contact, name="case_consent_contact"),
    path(
        "<uuid:person>/contact/<slug:whom>/begin/",
        contact.begin_contact,
        name="case_consent_contact_begin",
    ),
]
urlpatterns = [path("<slug:language>/", sheet.sheet, name="consent_sheet")]
