"""Who may handle requests, and who may see what is past its term."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

from people.service import staff_may

Visitor = AbstractUser | AnonymousUser


def may_handle(user: Visitor) -> bool:
    """The privacy officer."""
    return staff_may(user, "privacy.handle_request")


def may_see_retention(user: Visitor) -> bool:
    """The privacy officer and the administrator."""
    return staff_may(user, "privacy.view_retention")
