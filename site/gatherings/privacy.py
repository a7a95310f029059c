"""What this app holds about people, for the register: how to show it to them, and how to wipe it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from people.models import Participant
from privacy.service import Basis, PersonalData, declare, declare_without, keep_while

from .feed import revoke_feed
from .models import FeedLink, Gathering, MessageText, Seat, SeatMessage, Venue, WalkIn
from .wiping import end_seats, forget_messages


def seats_of(participant: Participant) -> QuerySet[Seat]:
    """The seats of this person."""
    return Seat.objects.filter(participant=participant).select_related("gathering")


def export_seat(seat: Seat) -> Mapping[str, Any]:
    """One seat as the person may read it."""
    return {"Bijeenkomst": str(seat.gathering), "Stand": seat.get_state_display(), "Stoelen": seat.chairs}


def expected_on(today: date) -> QuerySet[Any]:
    """Who has a seat, or waits for one, at a moment that is still to come."""
    coming = Seat.objects.standing().filter(gathering__ends_at__date__gte=today)
    return coming.values("participant")


keep_while(expected_on)
declare(
    PersonalData(
        model=Seat,
        purpose="Weten wie er aan tafel zit, en dat aan die persoon vertellen.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de deelname bewaard wordt; zonder naam",
        of_participant=seats_of,
        export=export_seat,
        purge=end_seats,
        purge_order=15,
        fields=("gathering", "state", "chairs"),
    )
)


declare(
    PersonalData(
        model=SeatMessage,
        purpose="Bewijzen dat een bericht over een plek één keer is gegeven.",
        basis=Basis.PUBLIC_TASK,
        term="gaat met de plek mee",
        of_participant=lambda participant: SeatMessage.objects.filter(seat__participant=participant),
        export=lambda message: {"Bericht": message.get_kind_display(), "Gedaan op": message.done_on},
        purge=forget_messages,
        purge_order=10,
        fields=("kind", "done_on"),
    )
)
declare(
    PersonalData(
        model=FeedLink,
        purpose="Iemands eigen agenda laten zien in een agendaprogramma.",
        basis=Basis.CONSENT,
        term="tot intrekken, of tot de deelnemer weg is",
        of_participant=lambda participant: FeedLink.objects.filter(participant=participant),
        export=lambda link: {"Agendalink gemaakt op": link.made_on},
        purge=lambda participant, _reason: int(revoke_feed(participant)),
        fields=("made_on",),
    )
)
declare_without("Gaat over een moment of een plek, niet over een persoon.", Gathering, Venue, MessageText)
declare_without("Een tik zonder naam: alleen vanuit welk perspectief.", WalkIn)
