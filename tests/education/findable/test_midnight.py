"""A figure that expires tonight: it holds until midnight in Amsterdam, and from then on everybody is told."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_q.conf import Conf

from contributions.service import Refused
from education.authoring.checklist import check
from education.authoring.desk import old_figures
from education.models import Figure, LessonPack
from education.releases.asking import ask_release
from education.source import Fact
from education.transitions import move_pack
from people.service import Role
from tests.education.findable.making import online, released
from tests.factories.lesson_packs import whole_pack
from tests.factories.people import staff

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
#: The last day of a figure: midnight comes at 23:00 UTC in winter, at 22:00 in summer; on two nights the clock turns.
LAST_DAYS = [date(2027, 12, 31), date(2027, 6, 30), date(2027, 3, 27), date(2027, 10, 30)]


def midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), AMSTERDAM).astimezone(UTC)


@pytest.fixture
def desk(settings: object) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return Client()


def pack_with(last: date) -> LessonPack:
    """Online, with a figure that holds until and including this day."""
    made = whole_pack(minutes=10)
    Figure.objects.filter(pack=made).update(valid_until=last, says="Zorgtoeslag vanaf")
    online(made)
    released(made, facts=(Fact("leeftijd", "18 jaar", "Zorgtoeslag vanaf", "Wet", "", last.isoformat()),))
    return made


def told(pack: LessonPack, desk: Client) -> set[str]:
    """Who is told that a figure does not hold any more."""
    editor = staff(Role.EDITOR)
    desk.force_login(editor)
    line = next(line for line in check(pack, timezone.localdate()) if line.code == "figures")
    says = "geldt niet meer"
    places = {
        "checklist": not line.is_right,
        "desk": any(item.urgency.name == "NOW" for item in old_figures(editor)),
        "list of colleagues": says in desk.get(reverse("packs:index")).content.decode(),
        "page of colleagues": says in desk.get(reverse("packs:inspect", args=[pack.pk])).content.decode(),
        "overview": "Een cijfer wordt ververst" in Client().get("/lespakketten/").content.decode(),
        "page": "Niet elk cijfer is nog van nu" in Client().get(pack.get_absolute_url()).content.decode(),
        "table of figures": "Let op: dit gold tot en met" in Client().get(pack.get_absolute_url()).content.decode(),
    }
    return {place for place, is_told in places.items() if is_told}


EVERYWHERE = {"checklist", "desk", "list of colleagues", "page of colleagues", "overview", "page", "table of figures"}


@pytest.mark.parametrize("last", LAST_DAYS, ids=str)
def test_it_holds_on_its_last_day_and_from_midnight_on_everybody_knows(last: date, desk: Client) -> None:
    midnight = midnight_after(last)
    with time_machine.travel(midnight - timedelta(days=1), tick=False):
        pack = pack_with(last)
        assert told(pack, desk) == set()
    with time_machine.travel(midnight - timedelta(seconds=1), tick=False):
        assert told(pack, desk) == set()
        soon = list(old_figures(staff(Role.EDITOR)))
        assert [item.urgency.name for item in soon] == ["SOON"] and soon[0].due == last
    with time_machine.travel(midnight, tick=False):
        assert told(pack, desk) == EVERYWHERE
    with time_machine.travel(midnight + timedelta(days=1), tick=False):
        assert told(pack, desk) == EVERYWHERE
        move_pack(pack, "withdrawn", by=None)
        assert list(old_figures(staff(Role.EDITOR))) == []


def test_a_release_just_before_midnight_goes_out_and_one_just_after_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Conf, "SYNC", False)  # what is asked, waits
    last = LAST_DAYS[0]
    midnight = midnight_after(last)
    packs = [whole_pack(minutes=10) for _each in "ab"]
    Figure.objects.update(valid_until=last)
    with time_machine.travel(midnight - timedelta(seconds=1), tick=False):
        assert ask_release(packs[0], "Nog net op tijd.", by=None).released_on == last
    says = r"gold tot en met 31 december 2027\."
    with time_machine.travel(midnight, tick=False), pytest.raises(Refused, match=says):
        ask_release(packs[1], "Net te laat.", by=None)
