"""Forms of a page as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class FormIn:
    """One form: where it goes, what its inputs hold, and the names of its file inputs."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[FormIn] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a form, or add an input to the last one."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(FormIn(given.get("action", "")))
        elif tag == "input" and self.forms and given.get("type") == "file":
            self.forms[-1].files.append(given["name"])
        elif tag == "input" and self.forms and "name" in given:
            self.forms[-1].fields.setdefault(given["name"], []).append(given.get("value", ""))


def form_to(address: str, page: bytes) -> FormIn:
    """The form of a page that goes to this address."""
    return next(form for form in _forms(page) if form.action == address)


def has_form_to(address: str, page: bytes) -> bool:
    """Whether a page has a form that goes to this address."""
    return any(form.action == address for form in _forms(page))


def _forms(page: bytes) -> list[FormIn]:
    """Every form of a page."""
    reader = _Reader()
    reader.feed(page.decode())
    return reader.forms
