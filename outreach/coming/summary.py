"""What will be sent, row by row, each with the way to change it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gatherings.service import NEED_LABELS, AccessNeed
from people.models import Perspective
from people.service import Province

from ..models import EventDate, SignUpDraft
from .forms import people_label
from .said import ADDRESS_OF, Way


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the overview, as components/data_list.html draws it."""

    key: str
    value: str
    url: str


def summary_of(date: EventDate, draft: SignUpDraft) -> list[Row]:
    """The lines, in the order of the screens. One query, for the perspective."""

    def row(key: str, value: str, step: str) -> Row:
        address = reverse("outreach:sign_up_step", args=[date.pk, step])
        return Row(key, value or _("Niets ingevuld"), f"{address}?terug=overzicht")

    said = draft.said
    way = Way(said["bereik"]["way"])
    rows = [
        row(_("Met hoeveel"), people_label(int(said["aantal"]["people"])), "aantal"),
        row(_("Wie u bent"), _who(said.get("wie", {})), "wie"),
        row(_("Wat u nodig hebt"), needs_in_words(said.get("nodig", {})), "nodig"),
        row(_("Hoe wij u bereiken"), _way(way), "bereik"),
    ]
    if way != Way.NONE:
        contact = said.get("adres", {})
        rows.append(row(_("Uw gegevens"), "\n".join(_lines(contact, way)), "adres"))
    return rows


def needs_in_words(said: dict[str, Any]) -> str:
    """The needs, the language and the note, a line each; "" when there are none."""
    lines = [str(NEED_LABELS[AccessNeed(code)]) for code in said.get("needs", ()) if code in AccessNeed.values]
    if said.get("language"):
        lines.append(_("Taal: %(language)s") % {"language": said["language"]})
    return "\n".join([*lines, said.get("needs_note", "")]).strip()


def _who(said: dict[str, Any]) -> str:
    code = said.get("perspective", "")
    found = Perspective.objects.filter(code=code).first() if code else None
    province = dict(Province.choices).get(said.get("province", ""), "")
    return "\n".join(part for part in (found.plain_label if found else "", province) if part)


def _way(way: Way) -> str:
    return _("Niet: u laat geen adres achter") if way == Way.NONE else str(way.label)


def _lines(contact: dict[str, Any], way: Way) -> list[str]:
    return [part for part in (contact.get("name", ""), contact.get(ADDRESS_OF[way], "")) if part]
