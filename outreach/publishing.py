"""The page of an event on the website: made with the event, there from the moment it is on the agenda."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User

from .models import Event, EventIndexPage, EventPage


def add_page(event: Event) -> EventPage | None:
    """The story of the event, unpublished, under /agenda/; None when that page is not there."""
    index = EventIndexPage.objects.first()
    if index is None:
        return None
    page = EventPage(title=event.title, slug=event.slug, introduction=event.summary, event=event, live=False)
    index.add_child(instance=page)
    page.save_revision(log_action=False)
    return page


@transaction.atomic
def publish_page(event: Event, *, by: User | None) -> EventPage:
    """Publish the newest text of the page; makes the page when there is none. Twice is harmless.

    Raises Refused when the website has no /agenda/ to put it under.
    """
    page = EventPage.objects.filter(event=event).first() or add_page(event)
    if page is None:
        raise Refused(_("De website heeft nog geen pagina ‘Agenda’. Vraag de beheerder om die te maken."))
    newest = page.get_latest_revision() or page.save_revision(user=by)
    newest.publish(user=by)
    record("outreach.publish_page", by=by, on=event)
    log(instance=event, action="outreach.publish", user=by)
    page.refresh_from_db()
    return page
