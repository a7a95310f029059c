"""Whom to call stands on every page, and costs one query: Wagtail itself asks for the site and its page first."""

import pytest
from django.db import connection
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from home.models import HelpSettings

pytestmark = pytest.mark.django_db
SAYS = "{{ site_contact_name }}, {{ site_contact_phone }}, {{ site_contact_hours }}"


def said(host: str = "localhost") -> tuple[str, int]:
    """What a page on this host says, and how many queries that took."""
    request = RequestFactory().get("/meedoen/", headers={"host": host})
    with CaptureQueriesContext(connection) as captured:
        text = Template(SAYS).render(RequestContext(request))
    return text, len(captured)


def fill(site: Site, **fields: str) -> None:
    HelpSettings.objects.update_or_create(site=site, defaults=fields)


def test_one_query_for_all_of_it() -> None:
    fill(Site.objects.get(), contact_name="Noor", contact_phone="070 1", opening_hours="Elke dag")
    assert said() == ("Noor, 070 1, Elke dag", 1)
    assert said("elders.example")[0] == "Noor, 070 1, Elke dag", "a host that we do not know is the default site"


def test_before_anybody_filled_it_in_there_is_what_it_says_by_itself() -> None:
    HelpSettings.objects.all().delete()
    assert said()[0].startswith("het team van de kwartiermaker")


def test_another_site_says_its_own() -> None:
    fill(Site.objects.get(), contact_name="Noor", contact_phone="", opening_hours="")
    other = Site.objects.create(hostname="ander.example", root_page=Page.objects.get(depth=1), port=80)
    fill(other, contact_name="Samira", contact_phone="", opening_hours="")
    assert said("ander.example")[0] == "Samira, , "
    assert said()[0] == "Noor, , "
