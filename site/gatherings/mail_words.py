"""What stands below every mail about a seat: facts that no organiser may leave out."""

from django.utils.translation import gettext as _

from .calendar_files import CANCEL, CalendarFile
from .enums import CalendarPolicy
from .models import Seat


def below(seat: Seat, file: CalendarFile | None) -> str:
    """The lines under a mail: what the file is for, and that nobody reads answers."""
    told = []
    if file is not None and file.method == CANCEL:
        told.append(_("Stond de afspraak in uw agenda? Open dan het bestand bij deze mail: dat haalt hem weg."))
    elif file is not None:
        told.append(_("Wilt u de afspraak in uw agenda? Open dan het bestand bij deze mail."))
    if file is not None and seat.policy == CalendarPolicy.REQUEST and file.method != CANCEL:
        told.append(_("Antwoord altijd op uw eigen pagina: de knop in uw agenda bereikt ons niet."))
    told.append(_("Antwoorden op deze mail kan niet: niemand leest dat adres."))
    return "\n" + "\n".join(told) + "\n"
