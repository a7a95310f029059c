"""The pages every installation has, at their fixed addresses. Never overwrites what an editor wrote."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, Site

from consultation.models import DesignIndexPage, RoundIndexPage
from education.models import LessonPackIndexPage
from focusgroups.models import FocusGroupIndexPage
from outreach.models import EventIndexPage, PracticeIndexPage
from outreach.service import ensure_story_workflow
from synthesis.models import OutcomeIndexPage

from .models import HomePage, StandardPage
from .seed_texts import (
    ACCESSIBILITY,
    AGENDA,
    DESIGN,
    FRONT_DOOR,
    GROUPS,
    HELP,
    HOUSE_RULES,
    OUTCOMES,
    PACKS,
    PRACTICES,
    PRIVACY,
    ROUNDS,
    WHO_WE_ARE,
    PageText,
)


def seed(**_signal: object) -> None:
    """Make what is missing of the page tree; safe to run at every start.

    Runs after `migrate`, and after the flush between transactional tests (then the root is gone too).
    """
    ContentType.objects.clear_cache()
    home = HomePage.objects.first() or _front_door()
    for text, page_type in (
        (ROUNDS, RoundIndexPage),
        (GROUPS, FocusGroupIndexPage),
        (AGENDA, EventIndexPage),
        (PACKS, LessonPackIndexPage),
        (PRACTICES, PracticeIndexPage),
        (DESIGN, DesignIndexPage),
        (OUTCOMES, OutcomeIndexPage),
        (WHO_WE_ARE, StandardPage),
        (HELP, StandardPage),
        (HOUSE_RULES, StandardPage),
        (PRIVACY, StandardPage),
        (ACCESSIBILITY, StandardPage),
    ):
        if not Page.objects.child_of(home).filter(slug=text.slug).exists():
            _add(home, page_type, text)
    ensure_story_workflow()


def _front_door() -> HomePage:
    Locale.objects.get_or_create(language_code="nl")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    # Wagtail's own migration puts a "Welcome" page where ours belongs.
    Page.objects.child_of(root).filter(slug="home", depth=2).not_exact_type(HomePage).delete()
    root.refresh_from_db()
    home = _add(root, HomePage, FRONT_DOOR)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": "Reisgenoot"},
    )
    Site.clear_site_root_paths_cache()
    return home


def _add(parent: Page, page_type: type[Any], text: PageText) -> Any:
    page = page_type(
        title=text.title,
        slug=text.slug,
        introduction=text.introduction,
        show_in_menus=text.in_menu,
    )
    if text.body:
        page.body = text.body
    parent.add_child(instance=page)
    page.save_revision(log_action=False).publish(log_action=False)
    return page
