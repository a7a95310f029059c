"""The classes of the demo: three that stand with 71 pupils, one that waits, one that is open; made once."""

import pytest
from django.test import Client

from contributions.models import Contribution, Participation
from education.models import ClassSession
from education.service import EVERY_PACK, classes_beside, make_pack
from education.transitions import move_pack
from home.demo import classes
from home.demo.staff import team
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


def test_three_stand_one_waits_and_one_is_open(client: Client) -> None:
    colleagues = team()
    round_ = open_round()
    pack = make_pack(EVERY_PACK[-1], None, for_round=round_, is_example=True)
    pack = move_pack(pack, "published", by=None)
    for _start in range(2):
        classes.build(colleagues, pack)
    told = sorted(ClassSession.objects.values_list("state", "trust"))
    assert told == [("closed", "shown")] * 3 + [("closed", "waits"), ("open", "waits")]
    beside = classes_beside(round_)
    assert (beside.classes, beside.pupils, len(beside.items)) == (3, 71, 4)
    assert all(None not in dict(item.choices).values() for item in beside.items)  # there is something to see
    assert set(Contribution.objects.values_list("moderation", flat=True)) == {"waiting"}
    assert Participation.objects.count() == 0
    assert "3 klassen, 71 leerlingen" in client.get(f"/meedoen/{round_.slug}/uitkomst/").content.decode()
