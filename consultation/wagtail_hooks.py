"""What consultation adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .dashboard import RunningPanel
from .enums import RoundState
from .permissions import may_add_rounds, may_view_rounds
from .viewsets import (
    CallBackViewSet,
    CaseViewSet,
    DesignViewSet,
    EntryViewSet,
    GapTaskViewSet,
    RecordingViewSet,
    RoundViewSet,
)


@hooks.register("insert_global_admin_css")
def add_desk_css() -> str:
    """Lists that can be read on a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("consultation/desk.css"))


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """The menus of this app, one screen each."""
    return [
        RoundViewSet(),
        DesignViewSet(),
        CaseViewSet(),
        GapTaskViewSet(),
        EntryViewSet(),
        RecordingViewSet(),
        CallBackViewSet(),
    ]


@hooks.register("construct_homepage_panels")
def add_running_panel(request: HttpRequest, panels: list[Any]) -> None:
    """What runs, for who may see rounds."""
    if may_view_rounds(request.user):
        panels.append(RunningPanel(may_add=may_add_rounds(request.user)))


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """The history of a round tells who did what, in words."""

    @actions.register_action("consultation.move")
    class MoveFormatter(LogFormatter):  # type: ignore[misc]
        label = gettext_lazy("Ga naar een andere stand")

        def format_message(self, entry: Any) -> str:
            was, now = (RoundState(entry.data[key]).label for key in ("was", "now"))
            sentence = _("Van ‘%(was)s’ naar ‘%(now)s’.") % {"was": was, "now": now}
            return f"{sentence} {entry.data['reason']}".strip()

    for action, label, message in (
        ("consultation.extend", gettext_lazy("Verleng de ronde"), gettext_lazy("De ronde verlengd")),
        ("consultation.publish", gettext_lazy("Publiceer de pagina"), gettext_lazy("De pagina gepubliceerd")),
        ("consultation.add_item", gettext_lazy("Voeg een vraag toe"), gettext_lazy("Een vraag toegevoegd")),
        ("consultation.revise_item", gettext_lazy("Bewerk een vraag"), gettext_lazy("Een vraag bewerkt")),
        ("consultation.retire_item", gettext_lazy("Haal een vraag weg"), gettext_lazy("Een vraag weggehaald")),
        ("consultation.add_step", gettext_lazy("Voeg een stap toe"), gettext_lazy("Een stap toegevoegd")),
        ("consultation.change_step", gettext_lazy("Stel een stap in"), gettext_lazy("Een stap ingesteld")),
        ("consultation.shift_step", gettext_lazy("Verplaats een stap"), gettext_lazy("Een stap verplaatst")),
        (
            "consultation.read_by_ambassador",
            gettext_lazy("Gelezen door een taalambassadeur"),
            gettext_lazy("Een taalambassadeur las de teksten"),
        ),
        (
            "consultation.go_without_reading",
            gettext_lazy("Ga door zonder meelezen"),
            gettext_lazy("Niemand las de teksten vooraf. De reden staat bij de ronde"),
        ),
        ("consultation.drop_step", gettext_lazy("Haal een stap weg"), gettext_lazy("Een stap weggehaald")),
        ("consultation.keep_promise", gettext_lazy("Houd de belofte"), gettext_lazy("De belofte gehouden")),
        (
            "consultation.put_off_promise",
            gettext_lazy("Stel het antwoord uit"),
            gettext_lazy("Het antwoord uitgesteld"),
        ),
        ("consultation.roll_out", gettext_lazy("Breng een tekst uit"), gettext_lazy("Een nieuwe uitgave uitgebracht")),
        ("consultation.shift_item", gettext_lazy("Verplaats een vraag"), gettext_lazy("Een vraag verplaatst")),
    ):
        actions.register_action(action, label, message)
