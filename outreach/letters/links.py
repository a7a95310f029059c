"""The links in the newsletter: to say yes, and to stop."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from notices.service import number_in, token_of

from ..models import Subscriber

_YES, _STOP = "letter-yes:", "letter-stop:"


def yes_url(subscriber: Subscriber) -> str:
    """Where the owner of the address says yes, in their language."""
    return _address("outreach:newsletter_confirm", subscriber, _YES)


def stop_url(subscriber: Subscriber) -> str:
    """Where one stops: a page with one button, and for mail programs a POST to the same address."""
    return _address("outreach:newsletter_stop", subscriber, _STOP)


def number_to_confirm(token: str) -> UUID | None:
    """Which subscriber a link to say yes is for; None when we did not make it."""
    return number_in(token, _YES)


def number_to_stop(token: str) -> UUID | None:
    """Which subscriber a link to stop is for; None when we did not make it."""
    return number_in(token, _STOP)


def _address(name: str, subscriber: Subscriber, purpose: str) -> str:
    with translation.override(subscriber.language):
        return str(settings.BASE_URL) + reverse(name, args=[token_of(subscriber.pk, purpose)])
