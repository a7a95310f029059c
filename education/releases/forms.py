"""Every form a release is built in, in one list: what a format module adds is one line here.

A form is made of the frozen pack and nothing else, so building it again gives the same bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from ..enums import Audience
from ..source import Source
from .web_page import write_web_page

Write = Callable[[Source], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """One file of a release. `code` is the format (at most 12 letters), `path` its place in the ZIP.

    `key` is the lasting number of the part it is made of, when it is of one part. `write` asks no database.
    """

    code: str
    path: str
    audience: str
    title: str
    write: Write
    key: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """One file that is made of the source and of the documents before it, such as a cartridge. Fields as of a Form."""

    code: str
    path: str
    audience: str
    title: str
    content: bytes


#: The code of the ZIP for people; no other file may have it.
ZIP = "zip"
#: Each gives the files that it makes of this source. Their order is the order of building.
FORMS: list[Callable[[Source], list[Form]]] = []
#: Each gives the packages that it makes of this source, the documents by place, and their titles by place.
PACKAGES: list[Callable[[Source, Mapping[str, bytes], Mapping[str, str]], list[Package]]] = []


def forms_of(source: Source) -> list[Form]:
    """Every file to make of this source. Raises ValueError when two would stand at the same place, or outside."""
    with override("nl"):
        found = [form for forms in FORMS for form in forms(source)]
    check_places(found)
    return found


def packages_of(source: Source, documents: Mapping[str, bytes], titles: Mapping[str, str]) -> list[Package]:
    """Every package to make of these documents. Raises ValueError as :func:`forms_of` does."""
    with override("nl"):
        found = [package for packages in PACKAGES for package in packages(source, documents, titles)]
    check_places(found, set(documents))
    return found


def check_places(found: Sequence[Form | Package], taken: AbstractSet[str] = frozenset()) -> None:
    """Raises ValueError for two files at one place, for one outside the release, and for a code that is taken."""
    paths = [*taken, *(each.path for each in found)]
    if len(set(paths)) != len(paths):
        raise ValueError(f"two files at one place: {sorted(path for path in paths if paths.count(path) > 1)[0]}")
    if any(path.startswith("/") or ".." in path.split("/") or "\\" in path for path in paths):
        raise ValueError("a file outside the release")
    if any(each.code == ZIP for each in found):
        raise ValueError("a file with the code of the whole ZIP")


def web_pages(source: Source) -> list[Form]:
    """The whole pack as a web page: one for the teacher, and one without answers for pupils."""
    return [
        Form(
            "html",
            "docent/lespakket.html",
            Audience.TEACHER,
            str(_("Het hele pakket op één pagina, met antwoorden")),
            lambda source: write_web_page(source, Audience.TEACHER),
        ),
        Form(
            "html",
            "leerling/lespakket.html",
            Audience.PUPIL,
            str(_("Voor leerlingen op één pagina, zonder antwoorden")),
            lambda source: write_web_page(source, Audience.PUPIL),
        ),
    ]


FORMS.append(web_pages)
