"""Who says that they come to the events of the season. Made up, and the same every time."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice

from outreach.models import EventDate
from outreach.service import SignUpReach, SignUpSaid, sign_up
from people.models import Perspective, User

from ..groups.people import FIRST_NAMES
from ..tokens import token

#: perspective, with how many, how to be reached, what they need: one after the other, over and over.
CITIZENS = (
    ("experience_expert", 2, "mail", ("step_free",)),
    ("experience_expert", 1, "none", ()),
    ("other_citizen", 2, "phone", ()),
    ("youth", 1, "mail", ()),
    ("experience_expert", 3, "organisation", ("interpreter",)),
    ("first_line_helper", 1, "mail", ()),
)
ENTREPRENEURS = (
    ("entrepreneur", 1, "mail", ()),
    ("entrepreneur", 2, "phone", ()),
    ("entrepreneur", 1, "none", ("hearing_loop",)),
)
YOUNG = (
    ("youth", 1, "mail", ()),
    ("youth", 2, "none", ()),
    ("first_line_helper", 1, "mail", ()),
)
HELPERS = (
    ("first_line_helper", 1, "mail", ()),
    ("first_line_helper", 2, "mail", ("step_free",)),
    ("interest_group", 1, "mail", ()),
    ("municipality", 1, "mail", ()),
)
PARLIAMENT = (("parliament", 2, "mail", ()), ("parliament", 1, "mail", ()))
Row = tuple[str, int, str, tuple[str, ...]]


def come(date: EventDate, rows: Sequence[Row], count: int, province: str, organiser: User) -> None:
    """So many sign-ups for this date, written down by a colleague; who finds no chair waits."""
    perspectives = {each.code: each for each in Perspective.objects.filter(code__in={row[0] for row in rows})}
    for number, said in enumerate(_said(rows, count, province, perspectives, date)):
        sign_up(date, said, token=token(f"sign-up:{date.event.slug}:{number}"), by=organiser)


def _said(
    rows: Sequence[Row], count: int, province: str, perspectives: dict[str, Perspective], date: EventDate
) -> Iterator[SignUpSaid]:
    for number, (code, people, way, needs) in enumerate(islice(cycle(rows), count)):
        yield SignUpSaid(
            people=people,
            perspective=perspectives.get(code),
            province=province,
            needs=needs,
            language="Arabisch" if "interpreter" in needs else "",
            reach=SignUpReach(
                way=way,
                name=FIRST_NAMES[(number * 7 + date.event_id) % len(FIRST_NAMES)],
                email=f"bezoeker{date.event_id}-{number}@voorbeeld.example" if way == "mail" else "",
                phone=f"06 0000{date.event_id % 100:02d}{number:02d}" if way == "phone" else "",
                through="Buurtteam Voorbeeld" if way == "organisation" else "",
            ),
        )
