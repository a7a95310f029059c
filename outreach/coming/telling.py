"""A mail about signing up that is not about a seat."""

from django.utils import timezone

from gatherings.service import own_page
from notices import service as notices

from ..models import EventDate, SignUp


def tell_again(known: SignUp, date: EventDate, email: str) -> None:
    """You were on the list already; nothing changed. At most once a day, and only to the address itself."""
    notices.queue(
        f"event-sign-up-again:{known.pk}:{timezone.localdate()}",
        template="event_sign_up_again",
        to=email,
        context={"title": date.gathering.title, "link": own_page(known.seat)},
        subject_id=f"seat:{known.pk}",
        person=known.seat.participant_id,
        in_bulk=True,
    )
