"""What will be sent, row by row, each with the way to change it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gatherings.models import Gathering
from gatherings.service import NEED_LABELS, AccessNeed
from people.models import Perspective
from people.service import Province, ReachBy

from ..enums import Can
from ..models import SignUpDraft
from .drafts import ADDRESS_OF
from .forms import YES
from .moments import day_and_time


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the overview, as components/data_list.html draws it."""

    key: str
    value: str
    url: str


def summary_of(draft: SignUpDraft, moments: Iterable[Gathering]) -> list[Row]:
    """The lines, in the order of the screens. One query besides the moments."""
    said = draft.said

    def row(key: str, value: str, step: str) -> Row:
        address = reverse("focusgroups:step", args=[draft.group.slug, step])
        return Row(key, value or _("Niets ingevuld"), f"{address}?terug=overzicht")

    who, reach, contact = said["wie"], said["bereik"], said["adres"]
    is_official = "declared" in said.get("aan-tafel", {})
    table = said.get("aan-tafel", {})
    return [
        row(_("Wie u bent"), _who(who), "wie"),
        row(_("Wanneer u kunt"), _when(said["wanneer"], moments), "wanneer"),
        row(_("Waar u woont"), _where(said.get("waar", {})), "waar"),
        row(_("Wat u nodig hebt"), _needs(said.get("nodig", {})), "nodig"),
        row(
            _("Waar u aan werkt") if is_official else _("Met wie u liever niet zit"),
            table.get("declared") or table.get("avoid") or "",
            "aan-tafel",
        ),
        row(_("Hoe wij u bereiken"), str(ReachBy(reach["reach_by"]).label), "bereik"),
        row(_("Uw naam en adres"), f"{contact['name']}, {contact[ADDRESS_OF[ReachBy(reach['reach_by'])]]}", "adres"),
    ]


def _who(said: dict[str, Any]) -> str:
    found = Perspective.objects.filter(code=said["perspective"]).first()
    label = found.plain_label if found else ""
    return f"{label} ({said['organisation']})" if said.get("organisation") else label


def _when(said: dict[str, Any], moments: Iterable[Gathering]) -> str:
    can = said.get("can", {})
    lines = [
        f"{day_and_time(moment)}: {Can(can[str(moment.pk)]).label}" for moment in moments if str(moment.pk) in can
    ]
    return "\n".join([*lines, said.get("when_else", "")]).strip()


def _where(said: dict[str, Any]) -> str:
    province = dict(Province.choices).get(said.get("province", ""), "")
    house = f"{said.get('postcode', '')} {said.get('house_number', '')}".strip()
    return ", ".join(part for part in (said.get("town", ""), province, house) if part)


def _needs(said: dict[str, Any]) -> str:
    lines = [str(NEED_LABELS[AccessNeed(code)]) for code in said.get("needs", ())]
    if said.get("brings_companion") == YES:
        lines.append(_("Er komt iemand met mij mee"))
    return "\n".join([*lines, said.get("needs_note", "")]).strip()
