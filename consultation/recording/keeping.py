"""A recording in a draft: keeping it, replacing it, taking it away. An answer like any other."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from contributions.models import Participation
from privacy.service import remember

from .. import drafts
from ..drafts import Draft
from ..methods import Spoken, method_of
from ..models import Item, ItemVersion, Recording, Round
from . import files
from .receiving import Sound

#: What the ledger of erasures calls a recording that the speaker took away.
TAKEN_AWAY = "recording"


def place_of(item: Item, version: ItemVersion, prompt: str) -> Spoken | None:
    """The prompt of this question at which somebody may speak; None when there is no such."""
    return next((place for place in method_of(item).speakable(item, version) if place.prompt == prompt), None)


def keep(
    round_: Round,
    draft: Draft,
    item: Item,
    prompt: str,
    sound: Sound,
    *,
    token: UUID | None = None,
    assisted: bool = False,
) -> Recording:
    """Keep what was said at this prompt; the first answer makes the draft, a later recording takes the place of an
    earlier one. `token` comes from the form: the same form twice is one recording.

    Raises NoDraftAnyMore when the form is no draft (any more), contributions.Refused when the code is none of ours.
    """
    name = files.write(sound)
    try:
        kept = _keep(round_, draft, item, prompt, sound, name, token or uuid4(), assisted)
    except BaseException:
        files.storage().delete(name)
        raise
    if kept.file != name:
        files.storage().delete(name)
    return kept


@transaction.atomic
def _keep(
    round_: Round, draft: Draft, item: Item, prompt: str, sound: Sound, name: str, token: UUID, assisted: bool
) -> Recording:
    answer = drafts.answer_for(round_, draft, item, assisted=assisted)
    is_here = Q(answer=answer, prompt=prompt)
    for found in Recording.objects.filter(is_here | Q(token=token)):
        if found.answer_id != answer.pk or found.prompt != prompt:
            token = uuid4()  # a form that was used for another prompt
        elif found.token == token:
            return found
    files.forget(Recording.objects.filter(is_here))
    return Recording.objects.create(
        answer=answer,
        prompt=prompt,
        file=name,
        content_type=sound.media_type,
        size=len(sound.data),
        seconds=sound.seconds,
        token=token,
    )


@transaction.atomic
def take_away(draft: Draft, item: Item, prompt: str) -> int:
    """Delete what was said at this prompt of a draft; returns how many. A second time deletes nothing.

    Raises NoDraftAnyMore when the form is no draft (any more).
    """
    assert draft.participation is not None, "only a draft that was begun holds a recording"
    drafts.hold(draft.participation)
    found = Recording.objects.filter(
        answer__submission__participation=draft.participation, answer__item=item, prompt=prompt
    )
    remember(TAKEN_AWAY, found.values_list("pk", flat=True), "withdrawn")
    return files.forget(found)


def take_away_again(key: str, _reason: str) -> bool:
    """Delete a recording that a back-up brought back; whether it was there."""
    return files.forget(Recording.objects.filter(pk=key)) > 0


def forget_of(participations: Iterable[Participation] | Iterable[UUID]) -> int:
    """Delete every recording of these participations, handed in or not."""
    return files.forget(Recording.objects.filter(answer__submission__participation__in=list(participations)))
