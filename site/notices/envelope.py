"""A notice as an e-mail message."""

from base64 import encodebytes
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import utf8_charset_qp
from django.core.validators import validate_email

from .models import Notice

#: What the attached calendar file is called.
CALENDAR_NAME = "uitnodiging.ics"


class CalendarMail(EmailMultiAlternatives):
    """A mail in plain text with a calendar file, twice: for programs that ask "do you come?", and to open by hand.

    The file goes as base64: quoted-printable in a calendar part is not understood everywhere.
    """

    def __init__(self, *, calendar: str, method: str, **mail: Any) -> None:
        super().__init__(**mail)
        self.calendar = calendar
        self.attach_alternative(calendar, f"text/calendar; method={method}")
        self.attach(_file(calendar))

    def message(self) -> Any:  # type: ignore[override]
        """multipart/mixed[ multipart/alternative[ text/plain, text/calendar ], application/ics ]."""
        found = super().message()
        for part in found.walk():
            if part.get_content_type() == "text/calendar":
                del part["Content-Transfer-Encoding"]
                part.set_payload(encodebytes(self.calendar.encode()).decode("ascii"))
                part["Content-Transfer-Encoding"] = "base64"
        return found


def message_id(notice: Notice) -> str:
    """The same at every attempt, so that a repeat after a crash is recognised as the same mail."""
    return f"<{notice.pk}@{urlsplit(settings.BASE_URL).hostname}>"


def envelope(notice: Notice, connection: BaseEmailBackend) -> EmailMessage:
    """Plain text in UTF-8, with the calendar file if there is one.

    Raises ValidationError or BadHeaderError when it cannot be a mail to one address.

    Quoted-printable keeps the lines on the wire short while a paragraph stays one line: a phone wraps it itself.
    """
    validate_email(notice.to)
    fields: dict[str, Any] = {
        "subject": notice.subject,
        "body": notice.text,
        "to": [notice.to],
        "connection": connection,
        "headers": {
            "Message-ID": message_id(notice),
            "Date": format_datetime(notice.queued_at),
            "Auto-Submitted": "auto-generated",
            **_way_out(notice),
        },
    }
    if notice.calendar:
        message: EmailMessage = CalendarMail(calendar=notice.calendar, method=notice.calendar_method, **fields)
    else:
        message = EmailMessage(**fields)
    message.encoding = utf8_charset_qp
    return message


def _file(calendar: str) -> MIMEBase:
    """The file to open by hand, or to save."""
    part = MIMEBase("application", "ics", name=CALENDAR_NAME)
    part.add_header("Content-Disposition", "attachment", filename=CALENDAR_NAME)
    part.set_payload(calendar.encode())
    encode_base64(part)
    return part


def _way_out(notice: Notice) -> dict[str, str]:
    """For a mail one subscribed to: the button "unsubscribe" of a mail program works in one click (RFC 8058)."""
    if not notice.unsubscribe_url:
        return {}
    return {
        "List-Unsubscribe": f"<{notice.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
