"""Telling a story at once, as the demo does; people write theirs in the editor of the website."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from contributions.models import Occasion
from contributions.service import Refused
from people.models import User

from ..models import PracticeIndexPage, PracticePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The words of a story. `told_by` is a code of StorySource."""

    title: str
    introduction: str
    told_by: str
    teller: str
    problem: str
    solution: str
    how_reached: str
    effect: str = ""


@transaction.atomic
def tell_story(story: Story, dialogue: Occasion, *, by: User, publish: bool = True) -> PracticePage:
    """The story from this conversation, online or as a draft. One that is there (by its title) stays as it is.

    Raises Refused without a place for it, and ValidationError for a conversation that was not held.
    """
    index = PracticeIndexPage.objects.first()
    if index is None:
        raise Refused(_("De website heeft nog geen pagina ‘Goede praktijken’. Vraag de beheerder om die te maken."))
    slug = slugify(story.title)[:80]
    if (found := PracticePage.objects.child_of(index).filter(slug=slug).first()) is not None:
        return found
    words = {name: getattr(story, name) for name in Story.__slots__}
    page = PracticePage(**words, slug=slug, dialogue=dialogue, live=False, owner=by)
    index.add_child(instance=page)
    revision = page.save_revision(user=by)
    if publish:
        revision.publish(user=by)
    page.refresh_from_db()
    return page
