"""The addresses that stand in messages."""

from django.conf import settings

from .links import token_for
from .models import Seat


def own_page(seat: Seat) -> str:
    """The page of one seat, where its person answers without logging in; whole, as it stands in a mail."""
    return f"{settings.BASE_URL}/uitnodiging/{token_for(seat)}/"
