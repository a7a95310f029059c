"""The people at our partners as a workbook. Personal data: a file of its own, that says how to treat it."""

from collections.abc import Iterable
from typing import BinaryIO

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook

from ..models import PartnerContact
from .sheet.writing import as_text


def write_contacts(output: BinaryIO, contacts: Iterable[PartnerContact]) -> int:
    """Write them, in Dutch; returns how many. Who left no address stands there with empty cells."""
    with translation.override(settings.LANGUAGE_CODE):
        book = Workbook(write_only=True)
        book.properties.creator, book.properties.title = "Reisgenoot", _("Contactpersonen van partners")
        sheet = book.create_sheet(_("Contactpersonen"))
        titles = (_("Nummer"), _("Organisatie"), _("Waarvoor"), _("Naam"), _("E-mailadres"), _("Telefoonnummer"))
        for letter in "ABCDEF":
            sheet.column_dimensions[letter].width = 30
        sheet.append([as_text(sheet, title) for title in (*titles, _("Sinds"))])
        count = 0
        for count, each in enumerate(contacts, start=1):  # noqa: B007 -- the last number is the count
            address = getattr(each.participant, "contact", None)
            known = [getattr(address, name, "") for name in ("name", "email", "phone")]
            cells = (each.partner.number or "", each.partner.name, each.get_role_display(), *known)
            sheet.append([as_text(sheet, str(cell)) for cell in (*cells, f"{each.since:%d-%m-%Y}")])
        careful = book.create_sheet(_("Let op"))
        careful.column_dimensions["A"].width = 100
        for line in (
            _("In dit bestand staan namen en adressen van mensen. Bewaar het veilig, en geef het niet door."),
            _("Gooi het weg als u klaar bent. Wij schreven op dat u het meenam."),
        ):
            careful.append([as_text(careful, line)])
        book.save(output)
        return count
