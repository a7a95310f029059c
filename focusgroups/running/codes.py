"""The code with which somebody reads at /mijn-inbreng/ what became of their words: made anew, and shown once."""

from dataclasses import dataclass

from django.db import transaction

from audit.service import record
from contributions.models import Participation
from contributions.service import Refused, give_new_code
from gatherings.models import Gathering
from people.models import User

from ..models import Speaker


@dataclass(frozen=True, slots=True)
class Handed:
    """A fresh code for the person with this number. "" when the earlier code is in use and stays."""

    speaker: Speaker
    code: str = ""


def participation_of(speaker: Speaker) -> Participation | None:
    """What counts for this speaker; None before the conversation is closed."""
    return (speaker.seat.participation if speaker.seat else None) or speaker.participation


@transaction.atomic
def fresh_codes(gathering: Gathering, *, by: User, number: int | None = None) -> list[Handed]:
    """A fresh code for everybody who counts here (or for one number), to be handed out once; nobody keeps them.

    An earlier code opens nothing any more, except when it is in use: then it stays, and no new one is given.
    """
    speakers = Speaker.objects.filter(gathering=gathering).select_related("seat__participation", "participation")
    if number is not None:
        speakers = speakers.filter(number=number)
    handed = []
    for speaker in speakers:
        participation = participation_of(speaker)
        if participation is None:
            continue
        try:
            with transaction.atomic():
                handed.append(Handed(speaker, give_new_code(participation)))
        except Refused:
            handed.append(Handed(speaker))
    record("focusgroups.fresh_codes", by=by, on=gathering, count=sum(bool(each.code) for each in handed))
    return handed
