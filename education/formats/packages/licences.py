"""What others may do with a pack, in plain words and with the address of the whole text."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from education.enums import Licence
from education.source import Source

from .clean import one_line


@dataclass(frozen=True, slots=True)
class LicenceText:
    """A licence as people read it."""

    name: str
    url: str
    says: str


def licence_of(source: Source) -> LicenceText:
    """The licence of a pack. Raises ValueError for a code that is no Licence: a pack never goes out without."""
    match source.licence:
        case Licence.CC_BY:
            says = _("U mag dit materiaal gebruiken, delen en veranderen. Noem dan onze naam.")
            return LicenceText("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.nl", says)
        case Licence.CC_BY_SA:
            says = _("U mag dit materiaal gebruiken, delen en veranderen. Noem dan onze naam en deel het ook zo.")
            return LicenceText("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/deed.nl", says)
        case Licence.CC0:
            says = _("U mag alles met dit materiaal doen. U hoeft ons niet te noemen.")
            return LicenceText("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.nl", says)
    raise ValueError(f"no licence: {source.licence!r}")


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
    lines = [title, "", licence.says]
    if source.licence != Licence.CC0:
        lines += ["", named]
    whole = _("De hele tekst van de licentie staat op:")
    return "\n".join([*lines, "", whole, licence.url, ""]).encode()
