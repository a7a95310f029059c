"""The page of a group on the website: made with the group, there while everybody may see it, gone when it stops."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User

from .enums import PUBLIC_GROUP_STATES
from .models import FocusGroup, FocusGroupIndexPage, FocusGroupPage


def add_page(group: FocusGroup) -> FocusGroupPage | None:
    """The story of the group, unpublished, under /gespreksgroepen/; None when that page is not there."""
    index = FocusGroupIndexPage.objects.first()
    if index is None:
        return None
    page = FocusGroupPage(title=group.title, slug=group.slug, introduction=group.question, group=group, live=False)
    index.add_child(instance=page)
    page.save_revision(log_action=False)
    return page


@transaction.atomic
def publish_page(group: FocusGroup, *, by: User | None) -> FocusGroupPage:
    """Publish the newest text of the page; makes the page when there is none. Twice is harmless.

    Raises Refused when the website has no /gespreksgroepen/ to put it under.
    """
    page = FocusGroupPage.objects.filter(group=group).first() or add_page(group)
    if page is None:
        raise Refused(_("De website heeft nog geen pagina ‘Gespreksgroepen’. Vraag de beheerder om die te maken."))
    newest = page.get_latest_revision() or page.save_revision(user=by)
    newest.publish(user=by)
    record("focusgroups.publish_page", by=by, on=group)
    log(instance=group, action="focusgroups.publish", user=by)
    page.refresh_from_db()
    return page


@transaction.atomic
def let_page_follow(group: FocusGroup, *, by: User | None) -> FocusGroupPage | None:
    """Publish the page of a public group (made when it has none), take that of a stopped one off the website.

    Twice is harmless. None when there is no page, and nothing to put one under.
    """
    page = FocusGroupPage.objects.filter(group=group).first()
    if group.state not in PUBLIC_GROUP_STATES:
        if page is not None and page.live:
            page.unpublish(user=by)
            record("focusgroups.hide_page", by=by, on=group)
        return page
    if page is not None and page.live:
        return page
    return publish_page(group, by=by) if page or FocusGroupIndexPage.objects.exists() else None
