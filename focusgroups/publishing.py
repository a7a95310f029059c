"""The page of a group on the website: there while everybody may see the group, gone when it is stopped."""

from django.db import transaction

from people.models import User

from .enums import PUBLIC_GROUP_STATES
from .models import FocusGroup, FocusGroupIndexPage, FocusGroupPage


@transaction.atomic
def let_page_follow(group: FocusGroup, *, by: User | None) -> FocusGroupPage | None:
    """Publish the page of a public group (made when it has none), take that of a stopped one off the website.

    Twice is harmless. None when there is no page, and nothing to put one under.
    """
    page = FocusGroupPage.objects.filter(group=group).first()
    if group.state not in PUBLIC_GROUP_STATES:
        if page is not None and page.live:
            page.unpublish(user=by)
        return page
    page = page or _add(group)
    if page is not None and not page.live:
        newest = page.get_latest_revision() or page.save_revision(user=by)
        newest.publish(user=by)
        page.refresh_from_db()
    return page


def _add(group: FocusGroup) -> FocusGroupPage | None:
    index = FocusGroupIndexPage.objects.first()
    if index is None:
        return None
    page = FocusGroupPage(title=group.title, slug=group.slug, introduction=group.question, group=group, live=False)
    index.add_child(instance=page)
    page.save_revision(log_action=False)
    return page
