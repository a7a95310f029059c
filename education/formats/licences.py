"""What others may do with a pack, in plain words and with the address of the whole text: said once, for every form."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Licence
from ..source import Source
from .text import one_line

_CREATIVE_COMMONS = "https://creativecommons.org"


@dataclass(frozen=True, slots=True)
class LicenceText:
    """A licence: its name, the lasting address of it (`uri`, for programs), and what it says to people."""

    name: str
    uri: str
    says: str | Promise

    @property
    def url(self) -> str:
        """Where one reads it in Dutch."""
        return f"{self.uri}deed.nl"


LICENCES: dict[str, LicenceText] = {
    Licence.CC_BY: LicenceText(
        "CC BY 4.0",
        f"{_CREATIVE_COMMONS}/licenses/by/4.0/",
        gettext_lazy("U mag dit materiaal gebruiken, delen en veranderen. Noem dan onze naam."),
    ),
    Licence.CC_BY_SA: LicenceText(
        "CC BY-SA 4.0",
        f"{_CREATIVE_COMMONS}/licenses/by-sa/4.0/",
        gettext_lazy("U mag dit materiaal gebruiken, delen en veranderen. Noem dan onze naam en deel het ook zo."),
    ),
    Licence.CC0: LicenceText(
        "CC0 1.0",
        f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/",
        gettext_lazy("U mag alles met dit materiaal doen. U hoeft ons niet te noemen."),
    ),
}


def licence_of(source: Source) -> LicenceText:
    """The licence of a pack. Raises ValueError for a code that is no Licence: a pack never goes out without."""
    if source.licence not in LICENCES:
        raise ValueError(f"no licence: {source.licence!r}")
    return LICENCES[source.licence]


def licence_sentence(source: Source) -> str:
    """What others may do with it, its name and its address, to stand under a document. Raises as licence_of does."""
    licence = licence_of(source)
    return _("Licentie %(licence)s. %(says)s %(address)s") % {
        "licence": licence.name,
        "says": licence.says,
        "address": licence.url,
    }


def licence_text(source: Source) -> bytes:
    """The file LICENTIE.txt: what is allowed, and how to name the makers."""
    licence = licence_of(source)
    title = one_line(source.title)
    named = _("Noem het zo: “%(title)s”, versie %(number)d, Reisgenoot, %(url)s, %(licence)s.") % {
        "title": title,
        "number": source.number,
        "url": source.url,
        "licence": licence.name,
    }
    lines = [title, "", str(licence.says)]
    if source.licence != Licence.CC0:
        lines += ["", named]
    whole = _("De hele tekst van de licentie staat op:")
    return "\n".join([*lines, "", whole, licence.url, ""]).encode()
