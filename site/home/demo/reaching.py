"""People who want to be called, and people who want news by mail. Neither is tied to an answer."""

from datetime import timedelta

from django.utils import timezone

from consultation.models import Round
from consultation.service import CallBackState, ask_to_be_called, handle_call_back, put_on_news_list
from people.models import User

from .tokens import token

#: Name, number, when, and how many days ago they asked.
_CALLS = (
    ("Mevrouw Smit (VOORBEELD)", "06 - 00 00 00 01", "Na vijf uur, dan ben ik thuis.", 3),
    ("Dennis (VOORBEELD)", "06 - 00 00 00 02", "Tussen de middag.", 0),
    ("De heer Yilmaz (VOORBEELD)", "06 - 00 00 00 03", "Woensdagochtend.", 1),
)


def ask_for_calls(round_: Round, by: User) -> None:
    """Two wait for a call; the third did not pick up the first time."""
    for name, phone, when, days_ago in _CALLS:
        asked = ask_to_be_called(round_, phone=phone, name=name, when=when, token=token(f"call {phone}"))
        asked.asked_on = timezone.localdate() - timedelta(days=days_ago)
        asked.save()
    handle_call_back(asked.pk, CallBackState.TRIED, by=by)


def ask_for_news(round_: Round) -> None:
    """Some want news of this round, two of every round."""
    for number in range(1, 8):
        put_on_news_list(f"nieuws{number}@voorbeeld.example", round_ if number > 2 else None)
