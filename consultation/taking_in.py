"""Taking in a whole form at once: what the demo does, and whoever enters a form on behalf of somebody."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from contributions import service as contributions
from contributions.models import Participation
from contributions.service import Recruitment

from . import drafts, inviting
from .methods import Given
from .models import Item, Round
from .recording.keeping import keep as keep_recording
from .recording.receiving import sound_of
from .submitting import hand_in


def take_in(
    round_: Round,
    answers: Mapping[Item, Given],
    *,
    code: str = "",
    recruitment: str = Recruitment.OPEN,
    assisted: bool = False,
    on: date | None = None,
    spoken: Mapping[tuple[Item, str], bytes] | None = None,
    card: UUID | None = None,
) -> Participation:
    """Keep these answers under one receipt and hand them in, through the same deeds as the public form.

    An item with nothing given was skipped. Without `code` a fresh one is made; `on` is the day it came in, when that
    was before today. `spoken` holds sound files by question and prompt; a colleague writes those out later. `card` is
    the number of a card that is used up with it: then that says whether somebody was invited, and not `recruitment`.
    Nothing is kept of a form without answers: raises ValueError.
    """
    if not answers and not spoken:
        raise ValueError("a form without answers is not taken in")
    code = code or contributions.new_code()
    recruit = partial(inviting.take, card, round_) if card else None
    participation = contributions.begin(
        round_.occasion, code=code, recruitment=recruitment, assisted=assisted, recruit=recruit
    )
    _keep(round_, code, participation, answers)
    draft = drafts.find(round_, code) if spoken else None
    for (item, prompt), data in (spoken or {}).items():
        assert draft is not None
        keep_recording(round_, draft, item, prompt, sound_of(data))
    hand_in(round_, participation, on=on)
    return participation


def begin_only(round_: Round, answers: Mapping[Item, Given]) -> Participation:
    """Keep these answers as a draft of somebody who went away: nobody reads it, and it counts for nobody."""
    code = contributions.new_code()
    participation = contributions.begin(round_.occasion, code=code)
    _keep(round_, code, participation, answers)
    return participation


def _keep(round_: Round, code: str, participation: Participation, answers: Mapping[Item, Given]) -> None:
    """All at once when nothing was kept by this person yet; one by one, as somebody would, when something was."""
    whole = {item: (given, not given.value and not given.words) for item, given in answers.items()}
    if not answers:
        return
    with suppress(IntegrityError), transaction.atomic():
        drafts.keep_whole(round_, participation, whole)
        return
    draft = drafts.find(round_, code)
    for item, (given, is_skipped) in whole.items():
        draft = drafts.keep(round_, draft, item, given, seen_version=0, skipped=is_skipped)
