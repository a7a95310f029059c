"""Who came: a mark per seat, people who walk in, and the numbers on the table."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Channel, Recruitment, Refused, begin_on_behalf, delete_drafts, give_new_code
from gatherings.models import Gathering, Seat, WalkIn
from gatherings.service import GatheringState, SeatState, move_seat, write_walk_in
from people.models import Perspective, User
from people.service import speak_as

from ..models import Speaker

#: More numbers on one table is a mistake, not a conversation.
MOST_SPEAKERS = 60


def hold(gathering: Gathering) -> Gathering:
    """The gathering as it is now, locked: who checks people in takes turns."""
    return Gathering.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=gathering.pk)


@transaction.atomic
def came(seat: Seat, *, by: User) -> Speaker:
    """This person is here, and gets the next number. Twice is once.

    Raises Refused when the gathering does not take place, or the seat cannot be taken.
    """
    gathering = hold(seat.gathering)
    _check_takes_place(gathering)
    kept = move_seat(seat, SeatState.ATTENDED, by=by)
    return _speaker(gathering, seat=kept)


@transaction.atomic
def did_not_come(seat: Seat, *, by: User) -> Seat:
    """This person did not come. That is no cancelling, and nothing is sent.

    Raises Refused when words of this person stand in the notes, or when the conversation is over and they counted.
    """
    gathering = hold(seat.gathering)
    _check_takes_place(gathering)
    speaker = Speaker.objects.filter(seat=seat).first()
    if speaker is not None:
        if gathering.state == GatheringState.HELD:
            raise Refused(_("Het gesprek is klaar en deze persoon is meegeteld. Dit verandert niet meer."))
        _let_go(speaker)
    return move_seat(seat, SeatState.NO_SHOW, by=by)


@transaction.atomic
def walk_in(gathering: Gathering, perspective: Perspective, *, nonce: UUID, by: User) -> WalkIn:
    """Somebody came without a seat: a person at the table, without a name. The same tap twice is one person.

    Raises Refused when the conversation is over.
    """
    gathering = hold(gathering)
    if found := WalkIn.objects.filter(gathering=gathering, nonce=nonce).first():
        return found
    _check_not_over(gathering)
    assert gathering.occasion is not None, "what takes place has its occasion"
    draft = begin_on_behalf(gathering.occasion, channel=Channel.INTERVIEW, by=by, recruitment=Recruitment.OPEN)
    give_new_code(draft)  # nobody has seen it; whoever asks gets a fresh one
    speak_as(draft.participant, perspective)
    _speaker(gathering, participation=draft)
    try:
        with transaction.atomic():
            made = write_walk_in(gathering, perspective, nonce=nonce, participation=draft)
    except IntegrityError as other:  # the nonce was used at another table
        raise Refused(_("Dit lukte niet. Ververs de pagina en tik nog een keer.")) from other
    record("focusgroups.walk_in", by=by, on=made)
    return made


@transaction.atomic
def undo_walk_in(walked_in: WalkIn, *, by: User) -> None:
    """The tap was a mistake. Raises Refused when words stand by this number, or the conversation is over."""
    gathering = hold(walked_in.gathering)
    _check_not_over(gathering)
    kept = WalkIn.objects.select_related("participation").filter(pk=walked_in.pk).first()
    if kept is None:
        return
    draft = kept.participation
    if draft is not None:
        for speaker in Speaker.objects.filter(participation=draft):
            _let_go(speaker)
    record("focusgroups.undo_walk_in", by=by, on=kept)
    kept.delete()
    if draft is not None:
        delete_drafts([draft])


def _speaker(gathering: Gathering, **who: object) -> Speaker:
    if found := Speaker.objects.filter(gathering=gathering, **who).first():
        return found
    last = Speaker.objects.filter(gathering=gathering).aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_SPEAKERS:
        raise Refused(_("Er zitten al zestig mensen aan tafel. Haal eerst een vergissing weg."))
    return Speaker.objects.create(gathering=gathering, number=last + 1, **who)


def _let_go(speaker: Speaker) -> None:
    if speaker.notes.exists():
        raise Refused(
            _("Bij spreker %(number)d staan aantekeningen. Geef die eerst een andere spreker.")
            % {"number": speaker.number}
        )
    speaker.delete()


def _check_takes_place(gathering: Gathering) -> None:
    if gathering.state not in (GatheringState.PLANNED, GatheringState.HELD):
        raise Refused(
            _("Dit gesprek staat op ‘%(state)s’. Er valt niets aan te vinken.")
            % {"state": gathering.get_state_display()}
        )


def _check_not_over(gathering: Gathering) -> None:
    if gathering.state != GatheringState.PLANNED:
        raise Refused(
            _("Dit gesprek staat op ‘%(state)s’. Er kan niemand meer bij of af.")
            % {"state": gathering.get_state_display()}
        )
