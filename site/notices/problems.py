"""What went wrong with a message, as a code: never with an address or a server's own words in it."""

import smtplib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError
from django.utils.translation import gettext as _

CONNECTION = "connection"
TIMEOUT = "timeout"
BAD_ADDRESS = "bad-address"

#: The server could not be spoken to, so nothing is wrong with the message itself.
UNREACHABLE = (CONNECTION, TIMEOUT)
#: This address takes no mail, now or ever. Other refusals (a full box, the words of a mail) may pass.
ADDRESS_REFUSED = ("smtp-550", "smtp-551", "smtp-553", BAD_ADDRESS)


@dataclass(frozen=True)
class Problem:
    """One code, and what it means for this message and for the rest of the queue."""

    code: str
    permanent: bool = False
    #: Other messages would meet the same problem now.
    concerns_server: bool = False


def problem_of(error: Exception) -> Problem:
    """Name what happened. What we do not know is tried again: giving up too early loses a message."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            return _refused(next(iter(error.recipients.values()), (0, b""))[0])
        case smtplib.SMTPDataError():
            return _refused(error.smtp_code)
        case smtplib.SMTPResponseException():
            # Our sender, our password or the greeting: about us, not about the reader.
            return Problem(f"smtp-{error.smtp_code}", concerns_server=True)
        case BadHeaderError() | ValidationError() | UnicodeError():
            return Problem(BAD_ADDRESS, permanent=True)
        case TimeoutError():
            return Problem(TIMEOUT, concerns_server=True)
        case OSError():  # smtplib's other errors are OSErrors too
            return Problem(CONNECTION, concerns_server=True)
        case _:
            return Problem(f"unexpected-{type(error).__name__}"[:60])


def _refused(code: int) -> Problem:
    """4xx is "later"; 5xx is "never"."""
    return Problem(f"smtp-{code}", permanent=code >= 500)


def explain(code: str) -> str:
    """A code as a sentence for the staff."""
    if code in UNREACHABLE:
        return _("De mailserver was niet te bereiken.")
    if code == BAD_ADDRESS:
        return _("Het adres is geen geldig e-mailadres.")
    if code.startswith("smtp-5"):
        return _("De mailserver weigerde het bericht (code %(code)s).") % {"code": code.removeprefix("smtp-")}
    if code.startswith("smtp-"):
        return _("De mailserver vroeg om later terug te komen (code %(code)s).") % {"code": code.removeprefix("smtp-")}
    return _("Onverwachte fout (%(code)s).") % {"code": code} if code else ""
