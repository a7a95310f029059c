"""Counting what a request asks of the database when nothing is warm, and what a bare Wagtail page asks there."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from wagtail.models import Page, Site

#: Transaction control: in a test it stands where BEGIN and COMMIT stand in a run.
CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
BARE_TEMPLATE = "{{ page.title }}"


def ask(deed: Callable[[], Any], status: int = 200) -> tuple[Any, int]:
    """What came back, and how often it asked the database on cold caches. Fails when a question is asked twice."""
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        response = deed()
    assert response.status_code == status, response.status_code
    asked = [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(CONTROL)]
    assert [sql for sql, times in Counter(asked).items() if times > 1] == [], "asked twice"
    return response, len(asked)


def cost(client: Client, address: str, status: int = 200) -> int:
    """What a page asks on cold caches; what a process asks once in its life is left out."""
    client.get(address)
    return ask(lambda: client.get(address), status)[1]


def bare_beside(client: Client, address: str) -> int:
    """What Wagtail itself asks for a page at this depth: a plain Page whose template is its title.

    For the front door the bare page stands in its place, as the root of the site; elsewhere beside the page.
    """
    with _bare_template():
        if address == "/":
            return _bare_front_door(client)
        parent = Page.objects.get(url_path=f"/home{urlsplit(address).path}").get_parent()
        bare = parent.add_child(instance=Page(title="Kaal", slug="kaal"))
        try:
            return cost(client, bare.url)
        finally:
            bare.delete()


def _bare_front_door(client: Client) -> int:
    site = Site.objects.get(is_default_site=True)
    usual = site.root_page
    site.root_page = usual.get_parent().add_child(instance=Page(title="Kaal", slug="kaal"))
    site.save()
    try:
        return cost(client, "/")
    finally:
        site.root_page.delete()
        Site.objects.filter(pk=site.pk).delete()
        Site.objects.create(pk=site.pk, hostname="localhost", root_page=usual, is_default_site=True)


@contextmanager
def _bare_template() -> Iterator[None]:
    """The same template engine, with a template for plain pages."""
    engine = settings.TEMPLATES[0]
    loaders = [
        ("django.template.loaders.locmem.Loader", {"wagtailcore/page.html": BARE_TEMPLATE}),
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ]
    options = {**engine["OPTIONS"], "loaders": loaders}
    with override_settings(TEMPLATES=[{**engine, "APP_DIRS": False, "OPTIONS": options}]):
        yield
