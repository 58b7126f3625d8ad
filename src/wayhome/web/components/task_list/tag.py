"""Steps that can be done in any order, each with how far it has come."""

from django.utils.safestring import SafeString
from django.utils.text import slugify

from wayhome.web.components.registry import register, render


@register.simple_block_tag
def task_list(content: str) -> SafeString:
    """`{% task_list %}` around tasks."""
    return render("task_list/task_list.html", content=content)


@register.inclusion_tag("components/task_list/task.html")
def task(
    title: str, *, status: str, href: str = "", hint: str = "", tone: str = ""
) -> dict[str, object]:
    """`{% task title status=… [href] [hint] [tone] %}`; without `href` it cannot be opened yet."""
    return {
        "title": title,
        "status": status,
        "href": href,
        "hint": hint,
        "tone": tone,
        "identifier": f"task-{slugify(title, allow_unicode=True)}",
    }
