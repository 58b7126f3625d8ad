"""Every component tag under one name. A new component adds its folder to this list."""

from importlib import import_module

from wayhome.web.components.registry import register

__all__ = ["register"]

_FOLDERS = (
    "back_link",
    "button",
    "comparison",
    "contact_line",
    "details",
    "empty_state",
    "error_summary",
    "field",
    "figure",
    "filter_panel",
    "identity_bar",
    "in_languages",
    "language_switch",
    "leave_link",
    "link",
    "marked_source",
    "notice",
    "pagination",
    "panel",
    "progress",
    "skip_link",
    "status",
    "sub_navigation",
    "summary",
    "table",
    "task_list",
    "timeline",
)

for _folder in _FOLDERS:
    import_module(f"wayhome.web.components.{_folder}.tag")
