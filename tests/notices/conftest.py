"""A real SMTP server on this machine, that can be told to misbehave."""

import email
import time
from collections.abc import Callable, Iterator
from email.message import Message
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django_q.conf import Conf

from tests.fixtures.processes import free_port


class Postbox:
    """What arrived, and how the server answers: plain attributes that a test may change at any moment."""

    def __init__(self) -> None:
        self.received: list[Message] = []
        self.recipients: list[list[str]] = []
        self.answer_to_recipient = "250 OK"
        self.answer_to_data = "250 OK"
        self.seconds_per_message = 0.0
        self.after_data: Callable[[], None] = lambda: None

    @property
    def message_ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.received]

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        if self.answer_to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        time.sleep(self.seconds_per_message)
        if self.answer_to_data.startswith("250"):
            self.received.append(email.message_from_bytes(envelope.content, policy=default))
            self.recipients.append(envelope.rcpt_tos)
        self.after_data()
        return self.answer_to_data


@pytest.fixture
def real_mail(settings: Any) -> int:
    """Delivery goes over SMTP to a port where nobody listens yet; returns the port."""
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = free_port()
    settings.EMAIL_TIMEOUT = 2
    return int(settings.EMAIL_PORT)


@pytest.fixture
def post_office(real_mail: int) -> Iterator[Callable[[], Postbox]]:
    """`post_office() -> Postbox`: open the mail server (again) on the port of `real_mail`."""
    opened: list[Controller] = []

    def open_up() -> Postbox:
        postbox = Postbox()
        controller = Controller(postbox, hostname="127.0.0.1", port=real_mail)
        controller.start()
        opened.append(controller)
        return postbox

    yield open_up
    for controller in opened:
        controller.stop()


@pytest.fixture
def postbox(post_office: Callable[[], Postbox]) -> Postbox:
    """A mail server that is open."""
    return post_office()


@pytest.fixture
def with_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks are queued as in production, instead of run at once."""
    monkeypatch.setattr(Conf, "SYNC", False)
