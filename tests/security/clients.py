"""Browsers of colleagues, one of each role."""

from django.test import Client

from people.service import Role
from tests.factories.people import staff


def client_of(role: Role) -> Client:
    """Somebody with this role who is logged in; a fault of ours is an answer, as for them."""
    client = Client(raise_request_exception=False)
    client.force_login(staff(role))
    return client
