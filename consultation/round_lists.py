"""The rounds as the public meets them: what runs, what comes, what is being worked on, what is decided."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .enums import RoundState
from .models import Round


@dataclass(frozen=True, slots=True)
class RoundGroup:
    """Rounds in the same state, under one heading. `tag` is the state of components/tag.html."""

    title: str
    tag: str
    label: str
    rounds: tuple[Round, ...]


def public_groups() -> list[RoundGroup]:
    """The groups in the order in which they matter to a visitor; without the empty ones. One query."""
    rounds = list(Round.objects.public().with_last_change().filter(page__live=True).select_related("page"))
    groups = [
        RoundGroup(title, tag, label, tuple(each for each in rounds if each.state == state))
        for state, title, tag, label in (
            (RoundState.OPEN, _("Nu open"), "open", _("Nu open")),
            (RoundState.ANNOUNCED, _("Komt eraan"), "planned", _("Komt eraan")),
            (RoundState.REVIEW, _("Wij werken eraan"), "working", _("Wij werken eraan")),
            (RoundState.DECIDED, _("Besloten"), "decided", _("Besloten")),
        )
    ]
    return [group for group in groups if group.rounds]
