"""Other texts for an event, never over somebody else's change."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from gatherings.service import GatheringState, change
from people.models import User
from privacy.service import guard_for_storage

from ..enums import EventState
from ..languages import LANGUAGES
from ..models import Event, EventPage
from .events import RESERVED_SLUGS
from .holding import hold
from .moments import moment_of

#: What people write in their own words.
_IN_WORDS = ("title", "summary", "for_whom", "programme", "who_is_there", "words_used", "contact_name")
_MANY = ("agenda_items", "meant_for")


def problems_in(event: Event, values: Mapping[str, Any]) -> dict[str, str]:
    """What of `values` cannot be, by field: a sentence each. `event` is the event as it is now."""
    problems: dict[str, str] = {}
    is_draft = event.state == EventState.DRAFT
    if values.get("slug") in RESERVED_SLUGS:
        problems["slug"] = _("Dit adres gebruikt de website zelf. Kies een ander adres.")
    elif values.get("slug", event.slug) != event.slug and not is_draft:
        problems["slug"] = _("Mensen hebben dit adres al. Het kan niet meer veranderen.")
    if "round" in values and values["round"] != event.round and not is_draft:
        problems["round"] = _("Mensen melden zich al aan. De ronde kan niet meer veranderen.")
    if values.get("most_per_sign_up", event.most_per_sign_up) < 1:
        problems["most_per_sign_up"] = _("Kies minstens 1: dan komt iemand alleen.")
    if set(values.get("languages", ())) - set(LANGUAGES):
        problems["languages"] = _("Kies talen uit de lijst.")
    return problems


@transaction.atomic
def change_event(event: Event, values: Mapping[str, Any], *, by: User, seen: int | None = None) -> Event:
    """Change texts; `values` are fields of Event. Its state stays, and nobody is told: when and where stay too.

    `seen` is the version on the screen: an older one raises ChangedMeanwhile, and nothing is written. Raises Refused
    with the sentences of :func:`problems_in`. A page that still says what the event said, says the new words.
    """
    event, held = hold(event)
    if seen is not None and seen != event.version:
        raise ChangedMeanwhile(_("Een collega veranderde dit evenement terwijl u bezig was. Kijk wat er veranderde."))
    if problems := problems_in(event, values):
        raise Refused(" ".join(problems.values()))
    was_title, was_summary = event.title, event.summary
    fields = [name for name in values if name not in _MANY]
    for name in fields:
        setattr(event, name, guard_for_storage(values[name])[0] if name in _IN_WORDS else values[name])
    event.version += 1
    event.save(update_fields=[*fields, "version"])
    for name in (name for name in _MANY if name in values):
        getattr(event, name).set(values[name])
    if event.title != was_title:
        for gathering in held.values():
            if gathering.state in (GatheringState.OFFERED, GatheringState.PLANNED) and _is_to_come(gathering):
                change(gathering, moment_of(gathering, title=event.title), by=by)
    _bring_page_along(event, was_title, was_summary, by=by)
    record("outreach.change_event", by=by, on=event)
    log(instance=event, action="wagtail.edit", user=by)
    return event


def _is_to_come(gathering: Any) -> bool:
    return bool(gathering.starts_at > timezone.now())


def _bring_page_along(event: Event, was_title: str, was_summary: str, *, by: User | None) -> None:
    """The page follows where nobody gave it words of its own. What an editor still prepares is not put online."""
    page = EventPage.objects.filter(event=event).first()
    if page is None:
        return
    follows = {
        "title": event.title if page.title == was_title else page.title,
        "introduction": event.summary if page.introduction == was_summary else page.introduction,
        "slug": event.slug,
    }
    if all(getattr(page, name) == value for name, value in follows.items()):
        return
    newest = page.get_latest_revision_as_object()
    in_work = page.live and page.has_unpublished_changes
    for each in (page, newest):
        each.event = event
        for name, value in follows.items():
            setattr(each, name, value)
    page.save()
    revision = newest.save_revision(user=by, log_action=False)
    if page.live and not in_work:
        revision.publish(user=by)
