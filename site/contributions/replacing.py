"""Better words: what somebody prefers to what was written down. Both stay; only the better ones are shown."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from . import receipt_parts
from .enums import EmptiedReason, Mode
from .models import Contribution, Occasion
from .participations import Words, add_words, contribution_of, tie_agenda_items
from .refusals import Refused
from .withdrawal import empty


@transaction.atomic
def replace_words(better: Sequence[tuple[Contribution, str]]) -> list[Contribution]:
    """The speaker's own words instead of these, each as a contribution of its own; returns them in the same order.

    All are of one person. The first words stay as they are, for the analysts; nobody else sees them any more. A second
    time the earlier better words are emptied. Each text passes the guard and waits for moderation. The number of
    queries does not grow with the number of words. Raises Refused when words are gone, or are nobody's.
    """
    kept = _locked([contribution for contribution, _text in better])
    if any(each.emptied_reason or each.participation is None for each in kept):
        raise Refused(_("Deze woorden zijn weg. U kunt ze niet meer verbeteren."))
    if not kept:
        return []
    take_replacements_back(kept)
    words = [
        Words(
            each.kind,
            each.question,
            text,
            tuple(item.pk for item in each.agenda_items.all()),
            order=each.order,
            mode=Mode.OWN_WORDS,
        )
        for each, (_contribution, text) in zip(kept, better, strict=True)
    ]
    made = add_words(kept[0].participation, words)  # type: ignore[arg-type]
    for each, instead in zip(kept, made, strict=True):
        each.replaced_by, each.version = instead, each.version + 1
    Contribution.objects.bulk_update(kept, ["replaced_by", "version"])
    receipt_parts.tell_no_longer_public(kept)
    return made


@transaction.atomic
def take_replacements_back(contributions: Sequence[Contribution]) -> None:
    """The first words count as they were; the better ones are emptied. Without better words nothing changes."""
    found = [each.replaced_by_id for each in contributions if each.replaced_by_id]
    if found:
        empty(Contribution.objects.filter(pk__in=found), EmptiedReason.WITHDRAWN)
        Contribution.objects.filter(replaced_by__in=found).update(replaced_by=None, version=F("version") + 1)


@transaction.atomic
def add_words_of_the_group(
    occasion: Occasion, words: Sequence[Words], *, on: date | None = None
) -> list[Contribution]:
    """Words of which nobody knows who said them. They count for nobody, and without a person there is no leave to
    publish or quote them: only the team reads them. Each text passes the guard.
    """
    day = on or timezone.localdate()
    made = [contribution_of(None, word, day, occasion=occasion) for word in words]
    contributions = Contribution.objects.bulk_create(made)
    tie_agenda_items(contributions, words)
    return contributions


def _locked(contributions: Sequence[Contribution]) -> list[Contribution]:
    wanted = [each.pk for each in contributions]
    found = (
        Contribution.objects.select_for_update(of=("self",))
        .filter(pk__in=wanted)
        .select_related("participation")
        .prefetch_related("agenda_items")
        .in_bulk()
    )
    return [found[key] for key in wanted]
