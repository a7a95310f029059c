"""Real packs, released as an editor does it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from education.models import LessonPack, LessonPackIndexPage, Release
from education.packs.building import make_pack
from education.packs.shape import WrittenPack
from people.service import Role
from tests.factories.people import staff

Releasing = Callable[[WrittenPack], Release]


@pytest.fixture
def released_by_hand(db: None, settings: object) -> Releasing:
    """`released_by_hand(written)`: made, released and put online by an editor, with the buttons."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    if not LessonPackIndexPage.objects.exists():
        Page.objects.filter(depth=2)[0].add_child(instance=LessonPackIndexPage(title="Lespakketten"))
    desk = Client()
    desk.force_login(staff(Role.EDITOR))

    def press(written: WrittenPack) -> Release:
        pack: LessonPack = make_pack(written, None)
        asked = desk.post(reverse("packs:release_ask", args=[pack.pk]), {"changes": "De eerste uitgave."})
        assert asked.status_code == 302, asked.context["form"].errors
        assert "De uitgave is klaar." in desk.get(asked.url).content.decode()
        online = desk.post(reverse("packs:state", args=[pack.pk, "published"]))
        assert online.status_code == 302, online.content.decode()
        return Release.objects.get(pack=pack)

    return press
