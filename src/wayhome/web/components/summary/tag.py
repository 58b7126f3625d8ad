"""Answers and facts in rows, each with the way to change it; a card holds one such list."""

from django.utils.safestring import SafeString

from wayhome.web.components.registry import register, render


@register.simple_block_tag
def summary_list(content: str, *, borderless: bool = False) -> SafeString:
    """`{% summary_list [borderless=True] %}` around rows."""
    return render("summary/list.html", content=content, borderless=borderless)


@register.simple_block_tag
def summary_row(
    content: str, key: str, *, href: str = "", action: str = "", hidden: str = ""
) -> SafeString:
    """`{% summary_row "Name" [href] [action] [hidden] %}value{% endsummary_row %}`.

    `href` opens the change; `action` is its word ("Change" unless given), `hidden` completes it
    for those who hear it alone (the key unless given).
    """
    return render(
        "summary/row.html",
        content=content,
        key=key,
        href=href,
        action=action,
        hidden=hidden or key,
    )


@register.simple_block_tag
def summary_card(
    content: str, title: str, *, href: str = "", action: str = "", hidden: str = ""
) -> SafeString:
    """`{% summary_card title [href] [action] [hidden] %}` around a list or other content."""
    return render(
        "summary/card.html",
        content=content,
        title=title,
        href=href,
        action=action,
        hidden=hidden or title,
    )
