"""The code one says or shows at the door, and its picture."""

import secrets

import segno
from django.db import IntegrityError, transaction
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from contributions.service import Refused

from ..models import EventDate, SignUp

#: No vowels, so no words; none of the signs that people take for one another on paper or over the phone.
SIGNS = "cdfghjkmnprtwx34679"
LENGTH = 5
_TRIES = 50


def with_door_code(sign_up: SignUp) -> SignUp:
    """Keep this new sign-up with a code that nobody has on its date: one of 2.5 million. The database decides.

    Raises Refused when there is none to be found, which only happens when nearly all of them are given.
    """
    for _each in range(_TRIES):
        sign_up.door_code = some_door_code()
        try:
            with transaction.atomic():
                sign_up.save(force_insert=True)
        except IntegrityError:
            if not SignUp.objects.filter(date=sign_up.date, door_code=sign_up.door_code).exists():
                raise
        else:
            return sign_up
    raise Refused(_("Aanmelden lukt nu niet. Bel ons, dan schrijven wij u op."))


def some_door_code() -> str:
    """Signs that may be a code; whether it is free on a date, the database says."""
    return "".join(secrets.choice(SIGNS) for _sign in range(LENGTH))


def new_door_code(date: EventDate) -> str:
    """A code that nobody has on this date, for who holds its gathering."""
    taken = set(SignUp.objects.filter(date=date).values_list("door_code", flat=True))
    return next(code for code in iter(some_door_code, None) if code not in taken)


def door_qr(code: str) -> SafeString:
    """The code as a square for the camera at the door: it holds "RG-" and the code, and nothing else."""
    shown = code.upper()
    title = _("QR-code voor aan de deur: %(code)s") % {"code": shown}
    drawn = segno.make(f"RG-{shown}", error="m")
    return mark_safe(drawn.svg_inline(scale=5, border=4, dark="#000", light="#fff", title=title, svgclass=None))
