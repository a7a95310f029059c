"""The conversations of the demo, one in each phase of a group's life."""

from django.db import transaction

from focusgroups.models import FocusGroup
from focusgroups.service import (
    ask_draw,
    ask_plan,
    bring_group,
    give_seed,
    make_lots,
    make_plan,
    publish_draw,
    set_quotas,
    suggested_quotas,
    use_draw,
)
from gatherings.models import Venue
from people.models import User
from people.service import Role

from . import holding, making, texts
from .people import people
from .said import SUMMARY_TRUST, SUMMARY_YOUTH, TEAM, TRUST, YOUTH
from .venues import rooms

#: What was drawn on a Saturday evening, and everybody could read on Sunday.
SEED = "lotto 14 november 2026: 3 9 17 22 31 40"


def build(team: dict[Role, User]) -> None:
    """Make what is missing; each group is all or nothing."""
    organiser, facilitator, places = team[Role.ORGANISER], team[Role.FACILITATOR], rooms()
    for text, live in (
        (texts.IDEA, _idea),
        (texts.RECRUITING, _recruiting),
        (texts.PLANNING, _planning),
        (texts.MEETING, _meeting),
        (texts.CHECKING, _checking),
        (texts.DONE, _done),
    ):
        if not FocusGroup.objects.filter(slug=text.slug).exists():
            with transaction.atomic():
                live(making.make(text, organiser), places, organiser, facilitator)


def _idea(group: FocusGroup, _places: dict[str, Venue], _organiser: User, _facilitator: User) -> None:
    """Nothing but an idea."""


def _recruiting(group: FocusGroup, places: dict[str, Venue], organiser: User, facilitator: User) -> None:
    """On the website; eleven people signed up."""
    where = [(30, 19, places["zwolle"]), (33, 10, places["rotterdam"]), (35, 14, places["utrecht"])]
    moments = making.offer(group, where, organiser, facilitator)
    making.recruit(group, organiser)
    making.fill(group, people(11, 3), moments, organiser)


def _planning(group: FocusGroup, places: dict[str, Venue], organiser: User, facilitator: User) -> None:
    """More people than chairs: a draw that everybody can redo, and a plan that waits for a decision."""
    where = [
        (24, 19, places["zwolle"]),
        (25, 10, places["rotterdam"]),
        (26, 19, places["rotterdam"]),
        (27, 14, places["utrecht"]),
        (31, 19, places["utrecht"]),
        (32, 10, places["zwolle"]),
    ]
    moments = making.offer(group, where, organiser, facilitator)
    making.recruit(group, organiser)
    making.fill(group, people(48, len(moments)), moments, organiser)
    bring_group(group, "planning", by=organiser)
    set_quotas(group, suggested_quotas(24, 3), by=organiser)
    draw = ask_draw(group, places=24, by=organiser)
    make_lots(draw.pk)
    draw = give_seed(draw, SEED, by=organiser)
    publish_draw(draw, by=organiser)
    use_draw(draw, by=organiser)
    make_plan(ask_plan(group, seed=1, seconds=8, by=organiser).pk)


def _meeting(group: FocusGroup, places: dict[str, Venue], organiser: User, facilitator: User) -> None:
    """Invited by hand: five said yes, two did not answer yet."""
    moments = making.offer(group, [(16, 19, places["utrecht"])], organiser, facilitator)
    at_the_table = [one for one in people(40, 1) if not one.needs and not one.brings_companion]
    holding.give_guide(group, TEAM, facilitator)
    table = _table(at_the_table, {"citizens": 4, "helpers": 2, "government": 1})
    pool = making.fill(group, table, moments, organiser)
    holding.invite_and_answer(group, pool, moments[0], organiser, coming=5)


def _checking(group: FocusGroup, places: dict[str, Venue], organiser: User, facilitator: User) -> None:
    """Held; the participants look at the report."""
    moments = making.offer(group, [(16, 15, places["rotterdam"])], organiser, facilitator)
    young = [one for one in people(96, 1) if one.perspective == "youth"][:6]
    pool = making.fill(group, young, moments, organiser)
    holding.invite_and_answer(group, pool, moments[0], organiser, coming=6)
    held = holding.hold(group, moments[0], YOUTH, facilitator)
    holding.report(group, held, SUMMARY_YOUTH, organiser)


def _done(group: FocusGroup, places: dict[str, Venue], organiser: User, facilitator: User) -> None:
    """Held, looked over, and final."""
    group = FocusGroup.objects.get(pk=group.pk)
    moments = making.offer(group, [(16, 19, places["zwolle"])], organiser, facilitator)
    table = _table([one for one in people(60, 1) if not one.brings_companion], {"citizens": 6, "helpers": 2})
    pool = making.fill(group, table, moments, organiser)
    holding.invite_and_answer(group, pool, moments[0], organiser, coming=8)
    held = holding.hold(group, moments[0], TRUST, facilitator)
    found = holding.report(group, held, SUMMARY_TRUST, organiser)
    holding.agree(found, organiser, remark="Zet erbij dat terugbellen binnen een dag moet.")
    holding.finish(group, found, organiser)


def _table(pool: list[making.Person], wanted: dict[str, int]) -> list[making.Person]:
    """So many of each kind, of who is reached by mail or phone first."""
    kinds = {
        "citizens": ("experience_expert", "youth", "entrepreneur", "other_citizen"),
        "helpers": ("first_line_helper", "interest_group"),
        "government": ("benefits_agency", "municipality"),
    }
    return [
        person
        for kind, number in wanted.items()
        for person in [one for one in pool if one.perspective in kinds[kind]][:number]
    ]
