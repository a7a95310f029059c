"""What somebody asks of the agenda: the filters in the address, read with care, and shown as words.

An address may hold anything: what we do not know is left out, so the number of different agendas stays small.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.service import Province

from ..enums import EventKind
from ..languages import LANGUAGES

#: For whom: codes of perspectives, in words that people use for themselves.
FOR_WHOM: dict[str, str | Promise] = {
    "citizens": gettext_lazy("Burgers"),
    "youth": gettext_lazy("Jongeren tot 27 jaar"),
    "entrepreneur": gettext_lazy("Ondernemers en zzp'ers"),
    "civil_society": gettext_lazy("Mensen die anderen helpen"),
    "government": gettext_lazy("Mensen die bij de overheid werken"),
}
ONLINE, ON_SITE = "online", "plek"
HOW: dict[str, str | Promise] = {
    ON_SITE: gettext_lazy("Op een plek"),
    ONLINE: gettext_lazy("Online of met de telefoon"),
}
BY_PLACE = "plaats"
_PROVINCES: Mapping[str, str | Promise] = dict(Province.choices)
_KINDS: Mapping[str, str | Promise] = dict(EventKind.choices)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the list: a code, in words, and whether it is chosen."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One list of choices in the form. `name` is the parameter in the address."""

    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is on, in words, and the query without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters, by the names they have in the address. "" is: all of them."""

    provincie: str = ""
    soort: str = ""
    voor: str = ""
    hoe: str = ""
    taal: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        """What stands in an address, as far as we know it."""
        known: dict[str, Mapping[str, str | Promise]] = {
            "provincie": _PROVINCES,
            "soort": _KINDS,
            "voor": FOR_WHOM,
            "hoe": HOW,
            "taal": LANGUAGES,
        }
        return cls(**{name: value for name in known if (value := given.get(name, "")) in known[name]})

    @property
    def query(self) -> str:
        """As it stands in an address after "?"; always in the same order."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    @property
    def chosen(self) -> list[Chosen]:
        """The filters that are on."""
        words = {facet.name: {each.value: each.label for each in facet.choices} for facet in self.facets(LANGUAGES)}
        return [
            Chosen(words[name][value], replace(self, **{name: ""}).query)
            for name, value in asdict(self).items()
            if value
        ]

    def facets(self, languages: Iterable[str]) -> list[Facet]:
        """The lists to choose from. Of `languages` only what is spoken somewhere; one alone is no choice."""
        spoken = {code: LANGUAGES[code] for code in LANGUAGES if code in {*languages, self.taal}}
        lists: list[tuple[str, str, Mapping[str, str | Promise]]] = [
            ("provincie", _("In welke provincie?"), _PROVINCES),
            ("soort", _("Wat voor bijeenkomst?"), _KINDS),
            ("voor", _("Voor wie?"), FOR_WHOM),
            ("hoe", _("Op een plek of online?"), HOW),
        ]
        if len(spoken) > 1:
            lists.append(("taal", _("Welke taal spreken wij er?"), spoken))
        return [self._facet(*each) for each in lists]

    def _facet(self, name: str, label: str, words: Mapping[str, str | Promise]) -> Facet:
        chosen = getattr(self, name)
        return Facet(name, label, [Choice(code, str(words[code]), code == chosen) for code in words])
