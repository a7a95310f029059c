"""The conversations that stories come from: where they can be read, which have none yet, and which is next."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Occasion
from contributions.service import Refused
from gatherings.service import GatheringState
from people.models import User

from ..enums import EventKind, EventState
from ..models import Event, EventDate, PracticeIndexPage, PracticePage
from ..models.story import held_dialogues

#: What is older than this is past telling.
RECENT = timedelta(days=400)


def page_of_event(occasion: Occasion) -> str:
    """The page of the event of this occasion; "" when it is not public. For `contributions.register_public_place`."""
    found = Event.objects.public().filter(dates__gathering__occasion=occasion, page__live=True).only("slug").first()
    return found.get_absolute_url() if found else ""


def without_story() -> QuerySet[Occasion]:
    """Conversations of the last year that were held, and of which there is no story, not even a draft; newest first.

    A draft is there from its first save; the dialogue of a draft that was never online stands on its row as well.
    """
    told = PracticePage.objects.filter(dialogue=OuterRef("pk"))
    recent = Occasion.objects.filter(held_dialogues(), held_on__gte=timezone.localdate() - RECENT)
    return recent.filter(~Exists(told)).order_by("-held_on", "-pk")


def next_helpers_dates(at_most: int = 3) -> list[EventDate]:
    """Where helpers meet next, on the agenda. One query."""
    coming = EventDate.objects.filter(
        event__kind=EventKind.HELPERS,
        event__state=EventState.PUBLIC,
        gathering__state=GatheringState.PLANNED,
        gathering__starts_at__gt=timezone.now(),
    )
    return list(coming.select_related("event", "gathering__venue").order_by("gathering__starts_at", "pk")[:at_most])


@transaction.atomic
def start_story(dialogue: Occasion, *, by: User) -> PracticePage:
    """A draft of a story from this conversation. Twice is one draft.

    Raises Refused when the website has no place for stories, or when the conversation was not held.
    """
    Occasion.objects.select_for_update().get(pk=dialogue.pk)
    if (made := PracticePage.objects.filter(dialogue=dialogue).first()) is not None:
        return made
    if not Occasion.objects.filter(held_dialogues(), pk=dialogue.pk).exists():
        raise Refused(_("Dit gesprek is nog niet geweest. Sluit eerst de bijeenkomst af."))
    index = PracticeIndexPage.objects.first()
    if index is None:
        raise Refused(_("De website heeft nog geen pagina ‘Goede praktijken’. Vraag de beheerder om die te maken."))
    title = _("Verhaal uit: %(title)s") % {"title": dialogue.title}
    page = PracticePage(title=title[:255], dialogue=dialogue, live=False, owner=by)
    index.add_child(instance=page)
    page.save_revision(user=by, clean=False)
    record("outreach.start_story", by=by, on=dialogue)
    return page
