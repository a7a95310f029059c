"""The map "waar ontbreekt hulp", in words and numbers: for the screens and the table beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from people.service import Province

from ...coverage.province_map import MapCell, draw_map
from ...enums import PartnerOffer
from ...languages import LANGUAGES
from ...models import Partner
from ..describing import listed
from .gaps import Fact, Level, Need, Spot, blind_spots, spots_of

_PROVINCES = {each.value: str(each.label) for each in Province}
_COLUMNS = (
    "provinces",
    "nationwide",
    "offers",
    "languages",
    "helps_entrepreneurs",
    "income_limit",
    "waiting_weeks",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One province in the table."""

    name: str
    spot: Spot
    sentence: str
    wait: str


class NeedForm(forms.Form):
    """For whom, and for what, one looks at the map."""

    use_required_attribute = False
    wat = forms.ChoiceField(label=_("Welke hulp?"), required=False)
    taal = forms.ChoiceField(label=_("In welke taal?"), required=False)
    bedrijf = forms.ChoiceField(label=_("Voor wie een eigen bedrijf heeft?"), required=False)
    inkomen = forms.ChoiceField(label=_("Voor wie meer verdient dan vaak mag?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        yes = [("ja", _("Ja"))]
        for name, every, choices in (
            ("wat", _("Alle soorten hulp"), PartnerOffer.choices),
            ("taal", _("Alle talen"), LANGUAGES.items()),
            ("bedrijf", _("Dat maakt niet uit"), yes),
            ("inkomen", _("Dat maakt niet uit"), yes),
        ):
            chooser: Any = self.fields[name]
            chooser.choices = [("", every), *choices]


def need_in(given: QueryDict) -> Need:
    """What is asked in an address; what does not exist asks nothing."""
    offer, language = given.get("wat", ""), given.get("taal", "")
    return Need(
        offer=offer if offer in PartnerOffer.values else "",
        language=language if language in LANGUAGES else "",
        entrepreneur=given.get("bedrijf") == "ja",
        above_income=given.get("inkomen") == "ja",
    )


def map_context(partners: QuerySet[Partner], need: Need) -> dict[str, Any]:
    """The map, the table, and the blind spots in sentences. One query, however many partners."""
    facts = [Fact(*values) for values in partners.order_by().values_list(*_COLUMNS)]
    spots = spots_of(facts, need)
    rows = [Row(_PROVINCES[code], spot, sentence_of(spot, need), _wait(spot)) for code, spot in spots.items()]
    cells = {
        row.spot.province: MapCell(value=str(row.spot.near), level=int(row.spot.level), label=row.sentence)
        for row in rows
    }
    typed = {"wat": need.offer, "taal": need.language, "bedrijf": _yes(need.entrepreneur)}
    typed["inkomen"] = _yes(need.above_income)
    return {
        "need": need,
        "need_in_words": in_words(need),
        "form": NeedForm(initial=typed),
        "map": draw_map(
            cells,
            title=gettext("Waar ontbreekt hulp?"),
            description=gettext("Per provincie hoeveel organisaties in de buurt helpen. De tabel zegt hetzelfde."),
            legend=_legend(),
        ),
        "rows": rows,
        "has_perhaps": any(row.spot.perhaps for row in rows),
        "blind": [row for row in rows if row.spot.is_blind],
        "gaps": [gap_sentence(each, codes) for each, codes in blind_spots(facts).items()],
        "organisations": len(facts),
        "query": urlencode({name: value for name, value in typed.items() if value}),
    }


def in_words(need: Need) -> str:
    """What is asked, in a few words; "" when nothing is."""
    said = []
    if need.offer:
        label = str(PartnerOffer(need.offer).label)
        said.append(label[:1].lower() + label[1:])
    if need.entrepreneur:
        said.append(gettext("voor wie een eigen bedrijf heeft"))
    if need.above_income:
        said.append(gettext("voor wie meer verdient dan vaak mag"))
    if need.language:
        said.append(gettext("in het %(language)s") % {"language": LANGUAGES[need.language]})
    return ", ".join(said)


def sentence_of(spot: Spot, need: Need) -> str:
    """One province in a sentence: for who hears the map, and for the table."""
    where = _PROVINCES[spot.province]
    if spot.near:
        return ngettext(
            "%(where)s: %(near)d organisatie in de buurt.", "%(where)s: %(near)d organisaties in de buurt.", spot.near
        ) % {"where": where, "near": spot.near}
    if spot.nationwide:
        return gettext("%(where)s: alleen organisaties voor het hele land.") % {"where": where}
    if spot.perhaps:
        return gettext("%(where)s: misschien. Wij weten het niet zeker.") % {"where": where}
    return gettext("%(where)s: niemand, voor zover wij weten.") % {"where": where}


def gap_sentence(need: Need, codes: list[str]) -> str:
    """A blind spot, named: "Helpen met schulden: niemand in Zeeland, voor zover wij weten"."""
    what = in_words(need)
    few = [it for it in _PROVINCES if it not in codes]
    mostly = 2 * len(codes) > len(_PROVINCES)
    named = few if mostly else codes
    given: Mapping[str, str] = {"what": what[:1].upper() + what[1:], "where": listed(_PROVINCES[it] for it in named)}
    if len(codes) == len(_PROVINCES):
        return gettext("%(what)s: nergens iemand, voor zover wij weten.") % given
    if mostly:
        return gettext("%(what)s: alleen in %(where)s, voor zover wij weten.") % given
    return gettext("%(what)s: niemand in %(where)s, voor zover wij weten.") % given


def _legend() -> dict[int, str]:
    """What each pattern of the map means."""
    return {
        Level.NOBODY: gettext("Niemand, voor zover wij weten"),
        Level.FAR_OR_PERHAPS: gettext("Alleen voor het hele land, of misschien"),
        Level.ONE: gettext("Eén organisatie in de buurt"),
        Level.SOME: gettext("Twee tot en met vier in de buurt"),
        Level.MANY: gettext("Vijf of meer in de buurt"),
    }


def _wait(spot: Spot) -> str:
    if spot.shortest_wait is None:
        return gettext("niet bekend")
    if spot.shortest_wait == 0:
        return gettext("meteen")
    return ngettext("%(weeks)d week", "%(weeks)d weken", spot.shortest_wait) % {"weeks": spot.shortest_wait}


def _yes(value: bool) -> str:
    return "ja" if value else ""
