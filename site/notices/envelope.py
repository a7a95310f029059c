"""A notice as an e-mail message."""

from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import utf8_charset_qp
from django.core.validators import validate_email

from .models import Notice


def message_id(notice: Notice) -> str:
    """The same at every attempt, so that a repeat after a crash is recognised as the same mail."""
    return f"<{notice.pk}@{urlsplit(settings.BASE_URL).hostname}>"


def envelope(notice: Notice, connection: BaseEmailBackend) -> EmailMessage:
    """Plain text in UTF-8; raises ValidationError or BadHeaderError when it cannot be a mail to one address.

    Quoted-printable keeps the lines on the wire short while a paragraph stays one line: a phone wraps it itself.
    """
    validate_email(notice.to)
    message = EmailMessage(
        subject=notice.subject,
        body=notice.text,
        to=[notice.to],
        connection=connection,
        headers={
            "Message-ID": message_id(notice),
            "Date": format_datetime(notice.queued_at),
            "Auto-Submitted": "auto-generated",
            **_way_out(notice),
        },
    )
    message.encoding = utf8_charset_qp
    return message


def _way_out(notice: Notice) -> dict[str, str]:
    """For a mail one subscribed to: the button "unsubscribe" of a mail program works in one click (RFC 8058)."""
    if not notice.unsubscribe_url:
        return {}
    return {
        "List-Unsubscribe": f"<{notice.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
