"""The list "Bellen en brieven": what a colleague still has to say, post or pass on, and saying that it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import ContactDetails, User

from .contact import contact_line
from .enums import MessageWay
from .models import SeatMessage
from .moments import when_of
from .texts import Told, all_words, fill

#: The ways that are work, in the order in which they stand on the screen.
WAYS = (MessageWay.PHONE, MessageWay.POST, MessageWay.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: to whom, and what to say."""

    message: SeatMessage
    contact: ContactDetails | None
    told: Told

    @property
    def name(self) -> str:
        """The name, or the pseudonym of who left none."""
        name = self.contact.name.strip() if self.contact else ""
        return name or str(self.message.seat.participant)

    @property
    def when(self) -> str:
        """On the clock of the place."""
        return when_of(self.message.seat.gathering)

    @property
    def address(self) -> str:
        """The number, the postal address or the organisation; "" when it is missing."""
        if self.contact is None:
            return ""
        match self.message.way:
            case MessageWay.PHONE:
                return self.contact.phone
            case MessageWay.POST:
                return self.contact.address
            case _:
                return self.contact.through


def counts() -> dict[str, int]:
    """How much there is to do, by way; one query."""
    waiting = SeatMessage.objects.to_tell(timezone.now()).order_by().values("way").annotate(count=Count("pk"))
    found = {row["way"]: row["count"] for row in waiting}
    return {way.value: found.get(way.value, 0) for way in WAYS}


def lines_of(messages: Iterable[SeatMessage]) -> list[Line]:
    """Each with what to say, as it holds now, in Dutch. Messages come with all of :func:`to_do_by`."""
    with translation.override(settings.LANGUAGE_CODE):
        words, help_line = all_words(), contact_line()
        made = []
        for message in messages:
            contact = getattr(message.seat.participant, "contact", None)
            told = fill(words[message.kind], message.seat, contact, message.way, help_line=help_line)
            made.append(Line(message, contact, told))
        return made


def to_do_by(way: str) -> QuerySet[SeatMessage]:
    """What is to do by this way, first what is held first; with seat, person and place at hand."""
    found = SeatMessage.objects.to_tell(timezone.now()).filter(way=way)
    return found.select_related("seat__gathering__venue", "seat__participant__contact")


@transaction.atomic
def mark_done(message_ids: Iterable[UUID], *, by: User) -> int:
    """These were called, posted or passed on; returns how many were not done yet. Twice is harmless.

    Raises Refused when none of them is there, or one goes by mail.
    """
    found = list(SeatMessage.objects.select_for_update(of=("self",)).filter(pk__in=list(message_ids)))
    if not found or any(message.way == MessageWay.MAIL for message in found):
        raise Refused(_("Dit staat niet op de lijst. Ververs de pagina en kijk wat er nog te doen is."))
    open_ = [message for message in found if message.done_on is None]
    for message in open_:
        message.done_on, message.done_by = timezone.localdate(), by
        record("gatherings.tell_by_hand", by=by, on=message, way=message.way, kind=message.kind)
    SeatMessage.objects.bulk_update(open_, ["done_on", "done_by"])
    return len(open_)
