"""The links of teachers. They follow from a number and a key: none is kept anywhere."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from notices.service import number_in, token_of

from ..models import PackSubscriber, TeacherFeedback

_YES, _STOP, _OWN = "pack-yes:", "pack-stop:", "pack-feedback:"


def yes_url(subscriber: PackSubscriber) -> str:
    """Where the owner of the address says yes."""
    return settings.BASE_URL + reverse("education:follow_confirm", args=[token_of(subscriber.pk, _YES)])


def stop_url(subscriber: PackSubscriber) -> str:
    """Where one stops: a page with one button, and for mail programs a POST to the same address."""
    return settings.BASE_URL + reverse("education:follow_stop", args=[token_of(subscriber.pk, _STOP)])


def number_to_confirm(token: str) -> UUID | None:
    """Which subscriber a link to say yes is for; None when we did not make it."""
    return number_in(token, _YES)


def number_to_stop(token: str) -> UUID | None:
    """Which subscriber a link to stop is for; None when we did not make it."""
    return number_in(token, _STOP)


def own_token(feedback: TeacherFeedback) -> str:
    """What opens the page of what one teacher said."""
    return token_of(feedback.pk, _OWN)


def number_of_feedback(token: str) -> UUID | None:
    """What a teacher said, by their link; None when we did not make it."""
    return number_in(token, _OWN)
