"""Telling people about their seats: by mail with a calendar file, or as work for a colleague. Once, ever.

The row of a message and the notice are written in the caller's transaction. Whoever tells holds the seats: so nobody
else raises a sequence in between.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone, translation

from notices import service as notices
from people.models import ContactDetails

from .calendar_files import cancellation, invitation
from .contact import contact_line
from .enums import COMING_SEATS, MessageKind, MessageWay, SeatState
from .mail_words import below
from .models import Gathering, Seat, SeatMessage
from .texts import Told, fill, words_for
from .ways import in_time, way_for

#: The template of every notice about a seat; reminders have one of their own, as they go stale.
TEMPLATE, REMINDERS = "seat", "seat_remind"
_REMINDERS = (MessageKind.REMIND_WEEK, MessageKind.REMIND_DAYS, MessageKind.REMIND_TODAY)
#: What carries the entry for a calendar.
_WITH_ENTRY = (MessageKind.INVITE, MessageKind.CONFIRM, MessageKind.CHANGE)
#: What changes the entry: these raise the sequence.
_RAISING = (MessageKind.CHANGE, MessageKind.CANCEL_SEAT, MessageKind.CANCEL_ALL)
_CANCELLING = (MessageKind.CANCEL_SEAT, MessageKind.CANCEL_ALL)
_NUMBERED = (*_RAISING, MessageKind.OFFER, MessageKind.OFFER_OVER)

Seats = Iterable[Seat] | QuerySet[Seat]


def tell(seat: Seat, kind: str) -> bool:
    """Say this about the seat, once, in the caller's transaction; whether it is new.

    How it reaches somebody follows from how they want to be reached (people.ContactDetails). A change or a
    cancellation raises the sequence of the seat; a seat is cancelled once.
    """
    return bool(tell_many([seat], kind, in_bulk=False))


@transaction.atomic
def tell_many(
    seats: Seats, kind: str, *, number: int | None = None, in_bulk: bool = True, is_new: bool = False
) -> int:
    """As :func:`tell`, for many seats in a fixed number of queries; returns for how many it is new.

    Of a queryset the rows are those that fit once they are locked. `number` tells messages of one kind apart where
    the sequence of the entry does not (a reminder of another day). `is_new`: these seats were made in this very
    transaction, with person and gathering at hand, so nothing was ever told about them.
    """
    held = list(seats) if is_new else _held(seats)
    if kind in _CANCELLING:
        gone = set(SeatMessage.objects.filter(seat__in=held, kind__in=_CANCELLING).values_list("seat_id", flat=True))
        held = [seat for seat in held if seat.pk not in gone]
    if kind in _RAISING:
        Seat.objects.filter(pk__in=[seat.pk for seat in held]).update(sequence=F("sequence") + 1)
        for seat in held:
            seat.sequence += 1
    made = _messages(held, kind, number, [] if is_new else list(SeatMessage.objects.filter(seat__in=held)))
    SeatMessage.objects.bulk_create([message for message, _contact in made])
    _mail([(message, contact) for message, contact in made if message.way == MessageWay.MAIL and contact], in_bulk)
    if not isinstance(seats, QuerySet):
        now = {seat.pk: seat.sequence for seat in held}
        for seat in seats:
            seat.sequence = now.get(seat.pk, seat.sequence)
    return len(made)


def tell_change(gathering: Gathering) -> int:
    """Time or place of a gathering changed: tell everybody who comes, or may come. Call it once per change."""
    return tell_many(gathering.seats.filter(state__in=COMING_SEATS), MessageKind.CHANGE)


def tell_cancelled(gathering: Gathering, seats: Seats | None = None) -> int:
    """A gathering does not take place: tell everybody who would come, may come, or waits.

    `seats`: those, for who moves them to another state first.
    """
    if seats is None:
        seats = gathering.seats.filter(state__in=(*COMING_SEATS, SeatState.WAITING))
    return tell_many(seats, MessageKind.CANCEL_ALL)


def _held(seats: Seats) -> list[Seat]:
    """The seats as they are now, locked, with all that a message needs."""
    rows = seats if isinstance(seats, QuerySet) else Seat.objects.filter(pk__in=[seat.pk for seat in seats])
    found = rows.select_for_update(of=("self",)).select_related("gathering__venue", "participant__contact")
    return list(found.order_by("pk"))


def _messages(
    seats: Sequence[Seat], kind: str, number: int | None, before: Sequence[SeatMessage]
) -> list[tuple[SeatMessage, ContactDetails | None]]:
    """What was not told yet, and makes sense to tell. What a colleague still has to say is not said twice."""
    told = {(each.seat_id, each.number) for each in before if each.kind == kind}
    known = {each.seat_id for each in before if each.way == MessageWay.MAIL or each.done_on}
    to_say = {each.seat_id for each in before if each.way != MessageWay.MAIL and not each.done_on}
    if kind in _CANCELLING:
        SeatMessage.objects.to_do().filter(seat__in=seats).update(done_on=timezone.localdate())
    today, made = timezone.localdate(), []
    for seat in seats:
        own = number if number is not None else seat.sequence if kind in _NUMBERED else 0
        contact = getattr(seat.participant, "contact", None)
        way = _way(kind, contact)
        if (seat.pk, own) in told or not in_time(kind, way):
            continue
        if way != MessageWay.MAIL and seat.pk in to_say and _says_itself(kind, seat.pk in known):
            continue
        done_on = today if way == MessageWay.NONE else None  # nobody can do it
        made.append((SeatMessage(seat=seat, kind=kind, number=own, way=way, due_on=today, done_on=done_on), contact))
    return made


def _way(kind: str, contact: ContactDetails | None) -> MessageWay:
    """Who is invited must hear it: a colleague finds out how, also where nothing is known."""
    way = way_for(contact)
    return MessageWay.PHONE if way == MessageWay.NONE and kind == MessageKind.INVITE else way


def _says_itself(kind: str, knows_something: bool) -> bool:
    """Whether a call or letter that still waits makes this one needless: it is written with what holds that day.

    Who never heard of a seat needs not hear that it is gone.
    """
    return kind in (MessageKind.CHANGE, *_REMINDERS) or (kind in _CANCELLING and not knows_something)


def _mail(made: Sequence[tuple[SeatMessage, ContactDetails]], in_bulk: bool) -> None:
    """Write the mails and queue them. Dutch, whoever is at the screen."""
    if not made:
        return
    with translation.override(settings.LANGUAGE_CODE):
        kind = made[0][0].kind
        words, now = words_for(kind), timezone.now()
        known = _in_calendars([message.seat for message, _contact in made]) if kind in _CANCELLING else set()
        help_line = contact_line()
        letters = [_letter(message, contact, words, help_line, now, known) for message, contact in made]
    template = REMINDERS if kind in _REMINDERS else TEMPLATE
    if in_bulk:
        notices.queue_many(letters, template=template)
    else:
        for letter in letters:
            notices.queue_text(
                letter.key,
                template=template,
                to=letter.to,
                subject=letter.subject,
                text=letter.text,
                subject_id=letter.subject_id,
                person=letter.person,
                calendar=letter.calendar,
                calendar_method=letter.calendar_method,
            )


def _in_calendars(seats: Sequence[Seat]) -> set[object]:
    """The seats of which an entry was given: only those have something to take out of a calendar."""
    given = SeatMessage.objects.filter(seat__in=seats, kind__in=_WITH_ENTRY, way=MessageWay.MAIL)
    return set(given.values_list("seat_id", flat=True))


def _letter(
    message: SeatMessage,
    contact: ContactDetails,
    words: Told,
    help_line: str,
    now: datetime,
    known: set[object],
) -> notices.Letter:
    seat, file = message.seat, None
    if message.kind in _WITH_ENTRY:
        file = invitation(seat, name=contact.name, email=contact.email, stamp=now)
    elif seat.pk in known:
        file = cancellation(seat, name=contact.name, email=contact.email, stamp=now)
    told = fill(words, seat, contact, MessageWay.MAIL, help_line=help_line)
    return notices.Letter(
        key=message.key,
        to=contact.email,
        subject=told.subject,
        text=told.text + below(seat, file),
        subject_id=f"seat:{seat.pk}",
        person=seat.participant_id,
        calendar=file.text if file else "",
        calendar_method=file.method if file else "",
    )
