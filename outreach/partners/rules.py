"""What must be right about a partner, whoever writes it down: a person in a form, or a row in a sheet."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

#: Everything that is kept of a partner besides whom it helps (a relation) and the version.
FIELDS = (
    "number",
    "name",
    "kind",
    "town",
    "provinces",
    "nationwide",
    "offers",
    "languages",
    "helps_entrepreneurs",
    "income_limit",
    "limits",
    "costs",
    "waiting_weeks",
    "website",
    "email",
    "phone",
    "opening_hours",
    "is_public",
    "checked_on",
    "ended_on",
)
#: Longer than this is a mistake in typing: nobody waits two years for help.
LONGEST_WAIT = 104


def problems_of(values: Mapping[str, Any], *, today: date) -> dict[str, str]:
    """What is not right, as {field: sentence that says what to do}. Empty when all is well."""
    found: dict[str, str] = {}
    checked, ended = values.get("checked_on"), values.get("ended_on")
    if checked and checked > today:
        found["checked_on"] = _("Deze dag komt nog. Kies de dag waarop u dit nakeek.")
    if ended and ended > today:
        found["ended_on"] = _("Deze dag komt nog. Kies vandaag of een dag die voorbij is.")
    weeks = values.get("waiting_weeks")
    if weeks is not None and weeks > LONGEST_WAIT:
        found["waiting_weeks"] = _("Dit is meer dan twee jaar. Vul de wachttijd in weken in.")
    if values.get("is_public") and not ended:
        found |= {field: sentence for field, sentence in _to_be_public(values).items() if field not in found}
    return found


def _to_be_public(values: Mapping[str, Any]) -> dict[str, str]:
    """Who looks for help must be able to count on it: where, for what, how to reach them, and when we looked."""
    found = {}
    if not values.get("provinces") and not values.get("nationwide"):
        found["provinces"] = _("Kies een provincie, of kies ‘werkt in het hele land’.")
    if not values.get("offers"):
        found["offers"] = _("Kies wat deze organisatie doet. Anders vindt niemand haar in de lijst.")
    if not any(values.get(way) for way in ("phone", "email", "website")):
        found["phone"] = _("Vul een telefoonnummer, e-mailadres of website in. Anders kan niemand hen bereiken.")
    if not values.get("checked_on"):
        found["checked_on"] = _("Vul in wanneer u dit nakeek. Mensen lezen die dag in de lijst.")
    return found
