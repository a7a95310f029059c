"""The first screen of the admin: what needs this member of staff now, in order, each one click from being done."""

from typing import Any, ClassVar

from wagtail.admin.ui.components import Component

from .desk import DeskItem, Urgency, desk_for

#: What stands before a line, with words: a colour alone tells nothing to who does not see it.
WORDS: dict[Urgency, str] = {
    Urgency.DANGER: "danger",
    Urgency.LATE: "late",
    Urgency.NOW: "now",
    Urgency.SOON: "soon",
    Urgency.WHEN_YOU_CAN: "when-you-can",
}


class DeskPanel(Component):
    """Lines from all apps; each app decides what this user may act on."""

    name = "desk"
    template_name = "pages/admin/desk.html"
    order = 10

    class Media:
        css: ClassVar = {"all": ["pages/desk.css"]}

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The lines with the code of their urgency."""
        lines: list[DeskItem] = desk_for(parent_context["request"].user)
        return {"lines": [(WORDS[Urgency(line.urgency)], line) for line in lines]}
