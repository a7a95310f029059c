"""What the first visitor of a web server would wait for: done before there are visitors, for all its processes."""

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation

#: On the way of most people. What these include is read when it is first drawn.
_TEMPLATES = ("base.html", "home/home_page.html", "consultation/round_page.html", "consultation/question.html")


def warm() -> None:
    """Read all addresses and words in both languages, and what most people meet. Asks the database nothing."""
    resolver = get_resolver()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Meedoen")
            # An address that is looked up by its name makes Django read them all: most of a second.
            resolver.reverse_dict  # noqa: B018 -- reading it is what fills it
    for name in _TEMPLATES:
        get_template(name)
