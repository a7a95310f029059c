"""The links in mails about news. They follow from the number of the subscription and a key: none is kept anywhere."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from notices.service import number_in, token_of

from .models import Subscription

_YES, _STOP = "news-yes:", "news-stop:"


def yes_url(subscription: Subscription) -> str:
    """Where the owner of the address says yes."""
    return settings.BASE_URL + reverse("consultation:news_confirm", args=[token_of(subscription.pk, _YES)])


def stop_url(subscription: Subscription) -> str:
    """Where one stops: a page with one button, and for mail programs a POST to the same address."""
    return settings.BASE_URL + reverse("consultation:news_stop", args=[token_of(subscription.pk, _STOP)])


def number_to_confirm(token: str) -> UUID | None:
    """Which subscription a link to say yes is for; None when we did not make it."""
    return number_in(token, _YES)


def number_to_stop(token: str) -> UUID | None:
    """Which subscription a link to stop is for; None when we did not make it."""
    return number_in(token, _STOP)
