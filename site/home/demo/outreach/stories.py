"""Three good practices, each from a conversation that was held, and one that waits for a colleague."""

from django.db import transaction

from contributions.models import Occasion
from outreach.models import Event
from outreach.service import tell_story
from people.models import User

from ..tokens import token
from . import texts
from .stories_texts import FIXED_PERSON, FOOD_BANK, IN_DRAFT, LETTERS


def tell(*, organiser: User, editor: User) -> None:
    """Tell what is not told yet."""
    helpers = _occasion_of(texts.HELPERS_HELD.code)
    with transaction.atomic():
        for story, dialogue in (
            (FIXED_PERSON, helpers),
            (FOOD_BANK, _occasion_of(texts.VISIT.code)),
            (LETTERS, Occasion.objects.filter(kind="focus_group", gathering__state="held").order_by("pk").first()),
        ):
            if dialogue is not None:
                tell_story(story, dialogue, by=editor)
        if helpers is not None:
            tell_story(IN_DRAFT, helpers, by=organiser, publish=False)


def _occasion_of(code: str) -> Occasion | None:
    event = Event.objects.filter(creation_token=token(f"event:{code}")).first()
    date = event.dates.select_related("gathering__occasion").first() if event else None
    return date.gathering.occasion if date else None
