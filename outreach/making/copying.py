"""The same event once more."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from wagtail.log_actions import log

from audit.service import record
from people.models import User

from ..enums import EventState
from ..models import Event, EventPartner, EventQuestion
from ..publishing import add_page
from .events import free_slug, made_before

#: What a new one does not take over. Its own page, dates and cards come with it.
_OWN = frozenset({"id", "slug", "state", "version", "creation_token", "is_example"})


def copy_event(event: Event, *, by: User | None, token: UUID | None = None) -> Event:
    """In draft: texts, questions and who helps, without dates. The same `token` twice is one event."""
    try:
        with transaction.atomic():
            return made_before(token) or _copied(event, by=by, token=token)
    except IntegrityError:  # the other half of a double click was first
        if (made := made_before(token)) is not None:
            return made
        raise


def _copied(event: Event, *, by: User | None, token: UUID | None) -> Event:
    names = [field.name for field in Event._meta.concrete_fields if field.name not in _OWN]
    same = {name: getattr(event, name) for name in names}
    made = Event.objects.create(
        **same, slug=free_slug(slugify(event.title)), state=EventState.DRAFT, creation_token=token
    )
    made.agenda_items.set(event.agenda_items.all())
    made.meant_for.set(event.meant_for.all())
    for question in event.questions.prefetch_related("agenda_items"):
        copy = EventQuestion.objects.create(event=made, order=question.order, text=question.text, help=question.help)
        copy.agenda_items.set(question.agenda_items.all())
    EventPartner.objects.bulk_create(
        [EventPartner(event=made, partner_id=each.partner_id, role=each.role) for each in event.event_partners.all()]
    )
    add_page(made)
    record("outreach.copy_event", by=by, on=made, of=event.pk)
    log(instance=made, action="wagtail.create", user=by)
    return made
