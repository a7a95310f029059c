"""temporary: shots"""
from datetime import timedelta
import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from django.urls import reverse
from consultation.models import Round, Item
from consultation.changes import Period, extend
from consultation.trial import trial_token
from people.service import Role
from tests.factories.people import staff
from tests.factories.rounds import open_round, draft_round
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

def test_shots(page_at, live_server, settings, axe):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client(); client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    draft = draft_round("concept")
    round_ = open_round("open")
    extend(round_, Period(round_.closes_at + timedelta(days=20)), reason="Veel ondernemers vroegen om meer tijd.", by=None)
    item = Item.objects.asked().filter(step__round=draft).first()
    places = {
      "new": "/beheer/rondes/new/", "draft": reverse("rounds:inspect", args=[draft.pk]), "inline": reverse("rounds:item_inline", args=[item.pk]),
      "edit": reverse("rounds:edit", args=[draft.pk]), "open": reverse("rounds:inspect", args=[round_.pk]), "extend": reverse("rounds:extend", args=[round_.pk]),
      "copy": reverse("rounds:copy_round", args=[round_.pk]), "list": "/beheer/rondes/",
      "page": "/meedoen/open/", "index": "/meedoen/", "trial": f"/meedoen/proef/{trial_token(draft)}/", "trial1": f"/meedoen/proef/{trial_token(draft)}/1/", "trial_end": f"/meedoen/proef/{trial_token(draft)}/einde/",
      "itemadd": reverse("rounds:item_add", args=[draft.steps.first().pk]),
    }
    for width in (360, 1280):
        page = page_at(width, watched=False)
        page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        for name, place in places.items():
            page.goto(live_server.url + place)
            page.screenshot(path=f"/tmp/shots/lifecycle/{name}-{width}.png", full_page=True)
            print(width, name, page.evaluate("document.documentElement.scrollWidth"), axe(page))
        if width == 1280:
            page.goto(live_server.url + places["edit"] + "#veld-faq"); page.wait_for_timeout(500)
            page.screenshot(path=f"/tmp/shots/lifecycle/anchor-faq.png")
            page.goto(live_server.url + places["draft"]); page.get_by_role("link", name="Vul het telefoonnummer in").click(); page.wait_for_timeout(800)
            page.screenshot(path=f"/tmp/shots/lifecycle/anchor-phone.png")
            print(page.evaluate("document.activeElement.id"))
