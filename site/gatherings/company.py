"""With whom one sits at the table, in numbers: never who, and no numbers from which one could tell who."""

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import SeatState
from .models import Gathering, Seat

#: With fewer people who said yes, "1 iemand van de overheid" may be a person one can name.
SMALLEST_TABLE = 5

_COMES = (SeatState.ACCEPTED, SeatState.ATTENDED)


def company_of(gathering: Gathering) -> str:
    """Who comes, as far as one may say: "5 burgers, 2 helpers en 1 iemand van de overheid"; "" when too few said yes.

    By group (citizens, organisations, government), never by kind. One query.
    """
    rows = (
        Seat.objects.filter(gathering=gathering, state__in=_COMES)
        .order_by()
        .values_list("participant__perspective__parent__code", "participant__perspective__code")
        .annotate(number=Count("pk"))
    )
    counts: dict[str, int] = {}
    for parent, code, number in rows:
        key = parent or code or ""
        key = key if key in ("citizens", "civil_society", "government") else "others"
        counts[key] = counts.get(key, 0) + number
    if sum(counts.values()) < SMALLEST_TABLE:
        return ""
    order = ("citizens", "civil_society", "government", "others")
    return _in_a_row([_say(code, counts[code]) for code in order if counts.get(code)])


def _say(code: str, number: int) -> str:
    match code:
        case "citizens":
            said = ngettext("%(number)d burger", "%(number)d burgers", number)
        case "civil_society":
            said = ngettext("%(number)d helper of organisatie", "%(number)d helpers of organisaties", number)
        case "government":
            said = ngettext("%(number)d iemand van de overheid", "%(number)d mensen van de overheid", number)
        case _:
            said = ngettext("%(number)d ander", "%(number)d anderen", number)
    return said % {"number": number}


def _in_a_row(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s en %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
