"""A button that sends its form, or a link drawn as one."""

from wayhome.web.components.registry import register


@register.inclusion_tag("components/button/button.html")
def button(  # noqa: PLR0913  # one argument for each attribute of a button
    text: str,
    *,
    href: str = "",
    kind: str = "",
    name: str = "",
    value: str = "",
    form: str = "",
    confirm: str = "",
    is_disabled: bool = False,
    without_checks: bool = False,
    access_key: str = "",
    shortcut: str = "",
) -> dict[str, object]:
    """`{% button text [href] [kind] [name] [value] [form] [confirm] … %}`.

    `kind` is secondary, warning or plain (looks like a link). `confirm` is a question that the
    staff script asks first. `access_key` is one letter; so is
    `shortcut`, which the staff script listens to while nothing is being typed. `without_checks` sends the form though answers are missing.
    """
    return {
        "text": text,
        "href": href,
        "kind": kind,
        "name": name,
        "value": value,
        "form": form,
        "confirm": confirm,
        "is_disabled": is_disabled,
        "without_checks": without_checks,
        "access_key": access_key,
        "shortcut": shortcut,
    }
