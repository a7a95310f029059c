"""The groups as the public meets them: where one can sign up, what is being planned, what runs, what came out."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .enums import GroupState
from .models import FocusGroup

#: So many groups on a page, however many there were.
PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Heading:
    """Groups in these states, under one heading. `tag` is the state of components/tag.html, `label` what it says."""

    states: tuple[str, ...]
    tag: str
    title: str | Promise
    label: str | Promise


HEADINGS = (
    Heading((GroupState.RECRUITING,), "open", _("U kunt zich nu aanmelden"), _("Open")),
    Heading((GroupState.PLANNING,), "planned", _("Wij kiezen wie er komt, en wanneer"), _("Wij plannen")),
    Heading((GroupState.MEETING, GroupState.CHECKING), "working", _("De gesprekken zijn bezig"), _("Bezig")),
    Heading((GroupState.DONE,), "decided", _("Dit kwam eruit"), _("Klaar")),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A heading with its groups."""

    heading: Heading
    groups: tuple[FocusGroup, ...]


def public_groups(page_number: Any = 1) -> Page:
    """One page of the groups on the website: where one can sign up first, the newest first. Two queries."""
    place = Case(
        *(When(state__in=heading.states, then=Value(number)) for number, heading in enumerate(HEADINGS)),
        output_field=IntegerField(),
    )
    groups = FocusGroup.objects.public().filter(page__live=True)
    return Paginator(groups.alias(place=place).order_by("place", "-pk"), PER_PAGE).get_page(page_number)


def under_headings(groups: Page) -> list[Shown]:
    """The groups of a page under their headings; without the empty ones. Asks nothing more."""
    shown = list(groups)
    found = [Shown(each, tuple(group for group in shown if group.state in each.states)) for each in HEADINGS]
    return [each for each in found if each.groups]


def heading_of(group: FocusGroup) -> Heading:
    """Under which heading a public group stands."""
    return next(heading for heading in HEADINGS if group.state in heading.states)
