"""What somebody asks of the overview: a search and filters in the address, read with care, and shown as words.

An address may hold anything: what we do not know is left out.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Level, Subject
from .finding import LONGEST
from .light import LightPack

#: Code in the address -> in words, from and up to and including so many minutes. A lesson takes 50 minutes at most.
_DURATIONS: dict[str, tuple[str | Promise, int, int]] = {
    "kort": (gettext_lazy("Hooguit 30 minuten"), 0, 30),
    "les": (gettext_lazy("Eén lesuur (31 tot 50 minuten)"), 31, 50),
    "lang": (gettext_lazy("Langer dan 50 minuten"), 51, 10**6),
}
_LEVELS: Mapping[str, str | Promise] = dict(Level.choices)
_SUBJECTS: Mapping[str, str | Promise] = dict(Subject.choices)
_MINUTES: Mapping[str, str | Promise] = {code: label for code, (label, _low, _high) in _DURATIONS.items()}


@dataclass(frozen=True, slots=True)
class Facet:
    """One list of choices in the form: (code, label, is it chosen). `name` is the parameter in the address."""

    name: str
    label: str
    choices: list[tuple[str, str, bool]]

    @property
    def is_chosen(self) -> bool:
        """Whether somebody chose something here."""
        return any(chosen for _code, _label, chosen in self.choices)


@dataclass(frozen=True, slots=True)
class Asked:
    """The search and the filters, by the names they have in the address. "" is: everything."""

    zoek: str = ""
    niveau: str = ""
    vak: str = ""
    duur: str = ""
    thema: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str], themes: Mapping[str, str]) -> "Asked":
        """What stands in an address, as far as we know it. `themes` are those that exist."""
        known = {"niveau": _LEVELS, "vak": _SUBJECTS, "duur": _MINUTES, "thema": themes}
        chosen = {name: value for name in known if (value := given.get(name, "")) in known[name]}
        return cls(zoek=" ".join(given.get("zoek", "")[:LONGEST].replace("\0", "").split()), **chosen)

    @property
    def query(self) -> str:
        """As it stands in an address after "?"; always in the same order."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    def fits(self, pack: LightPack) -> bool:
        """Whether a pack fits every filter; the search is another matter."""
        _label, low, high = _DURATIONS.get(self.duur, ("", 0, 10**6))
        return (
            (not self.niveau or self.niveau in pack.levels)
            and (not self.vak or self.vak in pack.subjects)
            and (not self.thema or self.thema in pack.themes)
            and low <= pack.minutes <= high
        )

    def facets(self, themes: Mapping[str, str]) -> list[Facet]:
        """The lists to choose from."""
        lists: list[tuple[str, str, Mapping[str, str | Promise]]] = [
            ("niveau", _("Voor welk onderwijs?"), _LEVELS),
            ("vak", _("Welk vak?"), _SUBJECTS),
            ("duur", _("Hoelang mag het duren?"), _MINUTES),
        ]
        if themes:
            lists.append(("thema", _("Waar gaat het over?"), dict(themes)))
        return [
            Facet(name, label, [(code, str(words[code]), code == getattr(self, name)) for code in words])
            for name, label, words in lists
        ]

    def chosen(self, themes: Mapping[str, str]) -> list[tuple[str, str]]:
        """What is on, in words, each with the query without it."""
        found = [(f"‘{self.zoek}’", replace(self, zoek="").query)] if self.zoek else []
        for facet in self.facets(themes):
            for _code, label, is_chosen in facet.choices:
                if is_chosen:
                    found.append((label, replace(self, **{facet.name: ""}).query))
        return found
