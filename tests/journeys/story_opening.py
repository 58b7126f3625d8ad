"""The beginning of the story: a complaint, its danger, who takes it, and what is found."""

from tests.journeys.story_book import Book, send
from wayhome.audit.domain.tags import Tag

NAME = "Nguyen Thi Zzyzx"


def lodge(book: Book) -> None:
    """An officer of an embassy lodges one complaint in the portal."""
    with book.step(Tag.INTAKE_COMPLAINT_LODGED, complaints_received=1):
        embassy = book.who("embassy")
        embassy.open("/portal/lodge/")
        book.look(embassy, "lodging")
        send(
            embassy,
            help=("find", "leave", "return_home"),
            danger_now="yes",
            name=NAME,
            sex="female",
            birth="1998",
            nationality="VNM",
            country="KHM",
            province="KH18",
            place="Blue gate behind the fish market",
            story="They keep her passport and she may not go out.",
            contact_safe="yes",
            consent_embassy="yes",
        )
        assert "Lodged. Keep the acknowledgement" in embassy.text()
        book.look(embassy, "lodged")


def open_case(book: Book) -> None:
    """An intake officer opens a case on it and answers the danger questions."""
    with book.step(Tag.CASES_CASE_OPENED, Tag.CASES_DANGER_TRIAGED):
        intake = book.who("sophea")
        intake.open("/desk/complaints/")
        intake.page.locator("main table tbody a").first.click()
        complaint = intake.page.url.removeprefix(intake.address)
        assert NAME not in intake.text()
        book.look(intake, "complaint")
        send(intake, "/case/", risk="high")
        intake.open(f"{complaint}danger/")
        assert "The lodger said so." in intake.text()
        book.look(intake, "danger-questions")
        send(intake, harm_now="yes", held="yes", doctor_now="no")
        assert "Whoever can take it is told." in intake.page.locator("body").inner_text()
    book.person = complaint.split("/")[3]


def take(book: Book) -> None:
    """A supervisor gives the case to a case worker, who takes the danger and ends it."""
    with book.step(Tag.CASES_CASE_ASSIGNED, Tag.CASES_DANGER_MOVED):
        supervisor = book.who("vanna")
        supervisor.open("/desk/cases/?pile=open")
        assert "A case needs you" in supervisor.text()
        book.look(supervisor, "cases")
        supervisor.page.locator("main table tbody a").first.click()
        book.case = supervisor.page.url.split("?")[0].removeprefix(supervisor.address)
        supervisor.page.locator("select[name=user]").select_option(label="Dara, case worker")
        supervisor.press("Assign")
        worker = book.at("dara", "danger/")
        book.look(worker, "danger")
        worker.press("Take it")


def assess(book: Book) -> None:
    """The worker answers published indicators, which recommend, and records an assessment."""
    with book.step(Tag.CASES_PROFILE_ANSWERED, Tag.CASES_ASSESSMENT_RECORDED):
        worker = book.at("dara", "indicators/")
        worker.follow("Adults, exploitation of labour")
        book.look(worker, "indicators")
        send(worker, "/answers/", act="present", **dict.fromkeys(_TOLD, "yes"))
        assert "The indicators support a finding of trafficking" in worker.text()
        book.look(worker, "indicators-weighed")
        worker = book.at("dara", "assessment/")
        send(
            worker,
            "/assessment/new/",
            is_child="no",
            act_recruitment="present",
            means_deception="present",
            purpose_forced_labour="present",
            notes="Two letters, and what she told on the telephone.",
        )
        assert "All elements that are needed are present" in worker.text()
        book.look(worker, "assessment")


def find(book: Book) -> None:
    """The worker records a finding, and the case goes on."""
    with book.step(Tag.CASES_FINDING_RECORDED, Tag.CASES_MILESTONE_REACHED, findings_concluded=1):
        worker = book.at("dara", "finding/")
        send(
            worker,
            "/finding/new/",
            outcome="substantiated",
            standard_of_proof="reasonable_grounds",
            offence_kind="trafficking_labour",
            reasons="Two accounts agree.",
        )
        assert "Two accounts agree" not in worker.text()
        assert "Substantiated: Trafficking for labour" in worker.text()
        book.look(worker, "finding")
        worker = book.at("dara")
        worker.press("Reached: Verified")
        book.look(worker, "verified")


_TOLD = (
    "deceptive_recruitment.nature_of_job",
    "deceptive_recruitment.wages",
    "exploitation.excessive_hours",
    "exploitation.low_salary",
    "coercion_destination.confiscation_documents",
    "coercion_destination.isolation",
)
