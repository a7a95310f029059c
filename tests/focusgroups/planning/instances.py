"""Questions for the planner: random ones for hypothesis, large ones for the benchmark, and a very slow other way."""

import random
from datetime import datetime, timedelta
from itertools import combinations, product
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from focusgroups.planning.checking import check
from focusgroups.planning.instance import Count, Instance, Person, Seating, Slot, Stay

FIRST = datetime(2027, 1, 11, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
GROUPS = ("citizens", "civil_society", "government", "team", "")
NEEDS = ("step_free", "hearing_loop")


def slot(number: int, **fields: object) -> Slot:
    """The moment with this number: each on its own day, at two towns in turn, in the morning or in the evening."""
    starts = FIRST + timedelta(days=number, hours=9 * (number % 2))
    given = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "capacity": 8, "minimum": 4}
    return Slot(f"s{number}", **{**given, "town": ("Zwolle", "Breda")[number % 2], **fields})  # type: ignore[arg-type]


def person(number: int, group: str = "citizens", can: str = "", **fields: object) -> Person:
    """The person with this number; `can` is "0 1? 3": the numbers of moments, with ? for "if need be"."""
    moments = {f"s{word.rstrip('?')}": "if_need_be" if word.endswith("?") else "yes" for word in can.split()}
    given = {"group": group, "can": moments, "features": {"perspective_group": group}}
    return Person(f"p{number}", **{**given, **fields})  # type: ignore[arg-type]


def large(people: int, slots: int, most: int, seed: int = 1) -> Instance:
    """As in reference 3.5: 60/25/15 % citizens, helpers, officials; 40 % available, 10 % need a place without steps;
    citizens more often in the evening, officials by day; pairs apart, companions, moderators that return."""
    chance = random.Random(seed)
    moments = []
    for number in range(slots):
        features = frozenset(NEEDS[: chance.choice((0, 1, 2, 2))])
        shared = {"moderator": f"m{number % 4}", "venue": f"v{number % 5}", "features": features}
        moments.append(slot(number, capacity=chance.choice((8, 8, 10)), minimum=5, **shared))
    found = []
    for number in range(people):
        group = chance.choices(GROUPS[:3], (60, 25, 15))[0]
        often = {False: 0.5, True: 0.3} if group == "government" else {False: 0.3, True: 0.5}
        can = " ".join(
            f"{key}{'?' if chance.random() < 0.25 else ''}"
            for key in range(slots)
            if chance.random() < often[bool(key % 2)]
        )
        needs = frozenset(NEEDS[:1]) if chance.random() < 0.1 else frozenset()
        party = f"t{number // 2}" if number < people // 20 * 2 else ""
        found.append(person(number, group, can, needs=needs, party=party, chairs=2 if chance.random() < 0.05 else 1))
    apart = {tuple(sorted(chance.sample([each.key for each in found], 2))) for _ in range(people // 20)}
    quotas = (
        Count("perspective_group", "citizens", people // 4, people),
        Count("perspective_group", "civil_society", people // 12, people),
    )
    return Instance(tuple(found), tuple(moments), frozenset(apart), quotas, (), most, seed=seed)  # type: ignore[arg-type]


@st.composite
def instances(draw: st.DrawFn, most_people: int = 14, most_slots: int = 5) -> Instance:
    """Anything that can be asked, contradictions included."""
    slots = []
    for number in range(draw(st.integers(0, most_slots))):
        capacity = draw(st.integers(0, 8))
        changes: dict[str, object] = {
            "capacity": capacity,
            "minimum": draw(st.integers(0, min(5, capacity))),
            "features": draw(st.sampled_from((None, frozenset(), frozenset(NEEDS[:1]), frozenset(NEEDS)))),
            "moderator": draw(st.sampled_from(("", "m1", "m2"))),
            "venue": draw(st.sampled_from(("", "v1", "v2"))),
            "shut": draw(st.sampled_from(("", "", "", "venue_closed"))),
            "wish": draw(st.sampled_from(("", "", "", "open", "closed"))),
            "is_definite": draw(st.booleans()) and draw(st.booleans()),
        }
        if draw(st.booleans()):  # overlaps with others
            starts = FIRST + timedelta(hours=draw(st.integers(0, 3)))
            changes |= {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
        slots.append(slot(number, **changes))
    keys = [each.key for each in slots]
    people = []
    for number in range(draw(st.integers(0, most_people))):
        can = {key: draw(st.sampled_from(("yes", "yes", "if_need_be", "no"))) for key in keys}
        stay = draw(st.sampled_from((*[Stay.FREE] * 6, *(list(Stay) if keys else []), Stay.OUT)))
        people.append(
            Person(
                f"p{number}",
                draw(st.sampled_from((*GROUPS, "citizens", "citizens", "citizens"))),
                {key: value for key, value in can.items() if value != "no"},
                frozenset(draw(st.sets(st.sampled_from(NEEDS), max_size=1))),
                draw(st.sampled_from((1, 1, 1, 2))),
                draw(st.sampled_from(("", "", "", "t1", "t2"))),
                {"perspective_group": draw(st.sampled_from(GROUPS)), "province": draw(st.sampled_from(("OV", "NB")))},
                stay,
                draw(st.sampled_from(keys)) if stay not in (Stay.FREE, Stay.OUT) else "",
            )
        )
    pairs = list(combinations([each.key for each in people], 2))
    apart = draw(st.sets(st.sampled_from(pairs), max_size=4)) if pairs else set()
    counts = st.builds(
        lambda least, more, value: Count("perspective_group", value, least, least + more),
        st.integers(0, 4),
        st.integers(0, 6),
        st.sampled_from(GROUPS[:3]),
    )
    at_table = st.builds(
        lambda least, more, value: Count("perspective_group", value, least, least + more),
        st.sampled_from((0, 0, 1)),
        st.integers(0, 2),
        st.sampled_from(GROUPS[:3]),
    )
    return Instance(
        tuple(people),
        tuple(slots),
        frozenset(apart),
        tuple(draw(st.lists(counts, max_size=2))),
        tuple(draw(st.lists(at_table, max_size=1))),
        draw(st.integers(0, 4)),
        draw(st.integers(0, 9)) == 0,
        draw(st.integers(1, 99)),
    )


def value_of(instance: Instance, where: dict[str, str | None]) -> tuple[int, int]:
    """What the first two stages look at: quotas unmet (in people), and how many are placed (the more, the lower)."""
    unmet = 0
    for quota in instance.quotas:
        number = sum(quota.counts(instance.person[key]) for key, there in where.items() if there is not None)
        unmet += max(0, quota.minimum - number) + max(0, number - quota.maximum)
    return unmet, -sum(there is not None for there in where.values())


def best_by_trying(instance: Instance) -> tuple[int, int]:
    """The best value over every seating that breaks nothing: one by one, for tiny questions."""
    options = []
    for each in instance.people:
        fixed = each.is_fixed
        options.append([each.at] if fixed else [None, *(key for key in each.can if key in instance.slot)])
    best = None
    for places in product(*options):
        where = dict(zip((each.key for each in instance.people), places, strict=True))
        seating = Seating(where, frozenset(key for key in places if key is not None))
        if (best is None or value_of(instance, where) < best) and not check(instance, seating):
            best = value_of(instance, where)
    assert best is not None
    return best
