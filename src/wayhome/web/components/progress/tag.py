"""How far a long work has come, in words and as a bar; the staff script asks again while it runs."""

from wayhome.web.components.registry import register


@register.inclusion_tag("components/progress/progress.html")
def progress(
    label: str, *, done: int, total: int, refresh_href: str = "", identifier: str = "progress"
) -> dict[str, object]:
    """`{% progress label done=3 total=10 [refresh_href] [identifier] %}`.

    While work remains, htmx fetches `refresh_href` every three seconds and puts the answer (the
    same component) in place. Without scripts the page shows a link that loads it again.
    """
    return {
        "label": label,
        "done": min(done, total),
        "total": max(total, 1),
        "refresh_href": refresh_href if done < total else "",
        "identifier": identifier,
    }
