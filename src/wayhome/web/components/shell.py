"""What the frame of a signed-in screen shows: whose desk it is and where one can go."""

from dataclasses import dataclass

from wayhome.web.components.sub_navigation.tag import NavigationItem


@dataclass(frozen=True, slots=True)
class Shell:
    """Handed to the layouts "staff" and "portal" as the context variable `shell`.

    `search_href` takes a POST with the field `query`, so that no name enters an address; empty
    hides the box. `sign_out_href` takes a POST.
    """

    agency: str
    user: str
    home_href: str
    sign_out_href: str
    items: tuple[NavigationItem, ...] = ()
    search_href: str = ""
    account_href: str = ""
