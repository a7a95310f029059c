"""The teachers of the demo: each way a reaction can go, said and answered once."""

import pytest
from django.test import Client

from education.models import TeacherFeedback
from education.service import PackState
from home.demo import teachers
from people.service import Role
from tests.education.teachers.making import online_pack
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


def test_each_way_a_reaction_can_go_is_there_once(client: Client) -> None:
    pack, editor = online_pack(is_example=True), staff(Role.EDITOR)
    assert pack.state == PackState.PUBLISHED
    for _start in range(2):
        teachers.build(pack, editor)
    assert sorted(TeacherFeedback.objects.values_list("state", flat=True)) == ["done", "new", "not", "taken_up"]
    assert all("VOORBEELD" in said.worked + said.wrong for said in TeacherFeedback.objects.all())
    page = client.get(pack.get_absolute_url()).content.decode()
    assert "Volgens 3 docenten duurt de les gemiddeld 55 minuten." in page
