"""Django's own mail goes through our queue, so that a refusing mail server loses nothing."""

import uuid
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from .service import queue_text


class QueueingEmailBackend(BaseEmailBackend):
    """Queues what Django or allauth wants to send: login codes, mostly, so it is urgent."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue each message for each address; a key of its own, as each is a deed of its own."""
        for message in email_messages:
            for address in message.recipients():
                queue_text(
                    f"mail:{uuid.uuid4()}",
                    template="account",
                    to=address,
                    subject=str(message.subject),
                    text=str(message.body),
                    urgent=True,
                )
        return len(email_messages)
