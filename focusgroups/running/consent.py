"""Consent before the conversation: apart for each use, no until somebody says yes, changed as easily as given."""

from collections.abc import Collection

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused, may_withdraw
from gatherings.models import Gathering, Seat
from gatherings.service import SeatState, token_for
from people.models import Participant, User
from privacy.models import ConsentText
from privacy.service import Purpose, active_consent_texts, set_consents

from ..models import ConsentReply

#: What may be done with somebody's words, each asked apart.
PURPOSES = (Purpose.PUBLISH, Purpose.QUOTE, Purpose.CONTACT, Purpose.RECORDING)
#: Seats of people who are asked. Who does not come has nothing to decide here.
ASKED_SEATS = (
    SeatState.INVITED,
    SeatState.OFFERED,
    SeatState.ACCEPTED,
    SeatState.ATTENDED,
    SeatState.NO_SHOW,
)


def consent_link(seat: Seat) -> str:
    """The path of this person's own page about consent; it opens without logging in."""
    return reverse("focusgroups:consent", args=[token_for(seat)])


def questions() -> list[ConsentText]:
    """What is asked now, in order. A use without words in use is not asked."""
    return active_consent_texts(PURPOSES)


def reply_of(gathering: Gathering, participant: Participant) -> ConsentReply | None:
    """What we know of somebody's answer at this gathering; None when they were not asked yet."""
    return ConsentReply.objects.filter(gathering=gathering, participant=participant).first()


def is_final(gathering: Gathering) -> bool:
    """Whether the words of this gathering stand in the dossier: then a changed answer holds for what is still to come.

    Taking a yes back is always possible.
    """
    return gathering.occasion is not None and not may_withdraw(gathering.occasion)


@transaction.atomic
def answer(
    gathering: Gathering,
    participant: Participant,
    given: Collection[str],
    *,
    shown: Collection[ConsentText],
    by: User | None = None,
) -> None:
    """Keep what this person said to the texts that were `shown`; the same once more changes nothing.

    `by` is the colleague who typed it over from paper, and None for the person: then no line is written. A yes to a
    text that is not in use any more is Refused: nobody may be held to words that were not shown.
    """
    in_use = set(ConsentText.objects.filter(active=True).values_list("pk", flat=True))
    if not {text.pk for text in shown} <= in_use:
        raise Refused(_("De vragen zijn net veranderd. Lees ze nog een keer, en kruis aan wat mag."))
    asked = {text.purpose for text in shown}
    set_consents(participant, set(given) & asked, asked)
    # The row of the participant is locked by now: two answers at once take turns.
    facts = {
        "texts": sorted(text.pk for text in shown),
        "on_paper": by is not None,
        "answered_on": timezone.localdate(),
    }
    known = ConsentReply.objects.filter(gathering=gathering, participant=participant)
    if not known.update(**facts):
        ConsentReply.objects.create(gathering=gathering, participant=participant, **facts)
    if by is not None:
        record("focusgroups.consent_on_paper", by=by, on=known.get(), given=",".join(sorted(set(given) & asked)))
