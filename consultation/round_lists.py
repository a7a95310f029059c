"""The rounds as the public meets them: what runs, what comes, what is being worked on, what is decided."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .enums import RoundState
from .models import Round

#: So many rounds on a page, however many there were.
PER_PAGE = 20

#: (state, heading and label, state of components/tag.html), in the order in which they matter to a visitor.
_GROUPS: tuple[tuple[str, str | Promise, str], ...] = (
    (RoundState.OPEN, _("Nu open"), "open"),
    (RoundState.ANNOUNCED, _("Komt eraan"), "planned"),
    (RoundState.REVIEW, _("Wij werken eraan"), "working"),
    (RoundState.DECIDED, _("Besloten"), "decided"),
)


@dataclass(frozen=True, slots=True)
class RoundGroup:
    """Rounds in the same state, under one heading. `tag` is the state of components/tag.html."""

    title: str
    tag: str
    label: str
    rounds: tuple[Round, ...]


def public_rounds(page_number: Any = 1) -> Page:
    """One page of the public rounds, what runs first and the newest first. Two queries, whatever the number."""
    place = Case(
        *(When(state=state, then=Value(number)) for number, (state, _title, _tag) in enumerate(_GROUPS)),
        output_field=IntegerField(),
    )
    rounds = Round.objects.public().with_last_change().filter(page__live=True).select_related("page")
    return Paginator(rounds.alias(place=place).order_by("place", "-opens_at", "-pk"), PER_PAGE).get_page(page_number)


def grouped(rounds: Page) -> list[RoundGroup]:
    """The rounds of a page under their headings; without the empty ones. Asks nothing more."""
    shown = list(rounds)
    groups = [
        RoundGroup(str(title), tag, str(title), tuple(each for each in shown if each.state == state))
        for state, title, tag in _GROUPS
    ]
    return [group for group in groups if group.rounds]
