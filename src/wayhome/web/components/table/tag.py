"""Rows and columns: plain table parts inside, the frame and the narrow screen are cared for here."""

from django.utils.safestring import SafeString

from wayhome.web.components.registry import register, render


@register.simple_block_tag
def table(
    content: str, caption: str, *, hide_caption: bool = False, stacks: bool = False
) -> SafeString:
    """`{% table "Caption" [hide_caption] [stacks] %}<thead>…<tbody>…{% endtable %}`.

    Rows and cells need no classes; `class="number"` aligns figures. With `stacks` every row turns
    into a block on a phone, and cells name their column by `data-label`. Otherwise a wide table
    scrolls inside its own frame.
    """
    return render(
        "table/table.html",
        content=content,
        caption=caption,
        hide_caption=hide_caption,
        stacks=stacks,
    )
