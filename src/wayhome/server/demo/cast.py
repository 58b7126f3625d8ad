"""Who takes part in the invented history: 14 agencies and the people who sign in."""

from dataclasses import dataclass

from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role

PASSWORD = "try the way home"  # noqa: S105  # printed on the screen for everybody to use


@dataclass(frozen=True, slots=True)
class CastAgency:
    """An agency of the history; `nationality` is whose nationals an embassy speaks for."""

    code: str
    name: str
    kind: AgencyKind
    province: str = ""
    nationality: str = ""
    receives: bool = False


@dataclass(frozen=True, slots=True)
class CastUser:
    """Somebody to sign in as, and what to try first."""

    username: str
    display_name: str
    agency: str
    roles: tuple[Role, ...]
    try_first: str


AGENCIES = (
    CastAgency("ministry", "Counter-Trafficking Unit", AgencyKind.MINISTRY, receives=True),
    CastAgency("coast", "Coastal Province Unit", AgencyKind.PROVINCE, province="KH18"),
    CastAgency("capital", "Capital Unit", AgencyKind.PROVINCE, province="KH12"),
    CastAgency("police", "National Police Liaison", AgencyKind.POLICE),
    CastAgency("hotline", "Safe Line", AgencyKind.HOTLINE),
    CastAgency("lotus", "Lotus Shelter", AgencyKind.NGO),
    CastAgency("harbour", "Harbour Legal Aid", AgencyKind.NGO),
    CastAgency("watch", "Open Record Watch", AgencyKind.NGO),
    CastAgency("emb-vnm", "Embassy of Viet Nam (demo)", AgencyKind.EMBASSY, nationality="VNM"),
    CastAgency("emb-tha", "Embassy of Thailand (demo)", AgencyKind.EMBASSY, nationality="THA"),
    CastAgency("emb-chn", "Embassy of China (demo)", AgencyKind.EMBASSY, nationality="CHN"),
    CastAgency("emb-idn", "Embassy of Indonesia (demo)", AgencyKind.EMBASSY, nationality="IDN"),
    CastAgency("io-rescue", "Safe Return (demo)", AgencyKind.INTERNATIONAL_ORGANISATION),
    CastAgency("io-labour", "Fair Work Asia (demo)", AgencyKind.INTERNATIONAL_ORGANISATION),
)

USERS = (
    CastUser(
        "sophea",
        "Sophea, intake",
        "ministry",
        (Role.INTAKE_OFFICER,),
        "open the queue, then the first complaint",
    ),
    CastUser(
        "dara",
        "Dara, case worker",
        "ministry",
        (Role.CASE_WORKER,),
        "open a case of yours and record a finding",
    ),
    CastUser(
        "nary",
        "Nary, case worker",
        "ministry",
        (Role.CASE_WORKER,),
        "see that Dara's cases do not open for you",
    ),
    CastUser(
        "vanna",
        "Vanna, supervisor",
        "ministry",
        (Role.SUPERVISOR,),
        "open the progress report for 18 August to 18 September 2022",
    ),
    CastUser(
        "embassy",
        "Linh, embassy officer",
        "emb-vnm",
        (Role.PARTNER_OFFICER,),
        "see what your embassy lodged, and lodge many from a file",
    ),
    CastUser(
        "relief",
        "Maya, organisation officer",
        "io-rescue",
        (Role.PARTNER_OFFICER,),
        "lodge a complaint and read the progress report",
    ),
    CastUser(
        "lotus",
        "Bopha, shelter",
        "lotus",
        (Role.SUPERVISOR,),
        "answer the referral that waits under Referrals",
    ),
    CastUser(
        "monitor",
        "Rithy, rights monitor",
        "watch",
        (Role.RIGHTS_MONITOR,),
        "read a source and answer what was found in it",
    ),
    CastUser(
        "observer",
        "Sovan, rights monitor",
        "watch",
        (Role.RIGHTS_MONITOR,),
        "confirm, as the second reviewer, what Rithy took",
    ),
    CastUser(
        "auditor", "Chan, auditor", "ministry", (Role.AUDITOR,), "see who opened what, and why"
    ),
    CastUser(
        "admin", "Kim, administrator", "ministry", (Role.ADMINISTRATOR,), "find that no case opens"
    ),
)
