"""Every form a release is built in, in one list: what a format module adds is one line here.

A form is made of the frozen pack and nothing else, so building it again gives the same bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from ..catalogue.jsonld import write_jsonld
from ..catalogue.nl_lom import write_lom
from ..enums import Audience
from ..formats.documents.files import FOLDERS, documents_of
from ..formats.documents.pictures import from_storage
from ..formats.packages.names import CARTRIDGE, METADATA, QTI3, SCORM, SELFTEST, ascii_name
from ..formats.packages.systems import write_systems
from ..formats.shape import Form, Package
from ..source import Part, Source
from .web_page import write_web_page

#: The code of the ZIP for people; no other file may have it.
ZIP = "zip"


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


#: The end of the path of a package for the system of a school -> its code, for whom it is, and what it is.
_SYSTEMS = {
    CARTRIDGE: ("imscc", Audience.TEACHER, _("De hele les, om te importeren")),
    SCORM: ("scorm", Audience.PUPIL, _("Zelftoets met een score")),
    QTI3: ("qti", Audience.TEACHER, _("De vragen, voor een toetssysteem")),
    SELFTEST: ("html", Audience.PUPIL, _("Zelftoets in de browser")),
}
#: Forms that are twice the same thing in the list of a school's system.
_NOT_IN_SYSTEMS = (".odt", ".html")


def for_systems(source: Source, documents: Mapping[str, bytes], titles: Mapping[str, str]) -> list[Package]:
    """What the system of a school imports: a cartridge with the documents, a self-test, and the questions."""
    along = {path: content for path, content in documents.items() if not path.endswith(_NOT_IN_SYSTEMS)}
    images = {block.path: from_storage(block.path) for part in source.parts for block in part.blocks if block.path}
    made = []
    for path, content in write_systems(source, along, images, titles).items():
        code, audience, title = next(told for ending, told in _SYSTEMS.items() if path.endswith(ending))
        made.append(Package(code, path, audience, str(title), content))
    return made


def for_harvesters(source: Source, _documents: Mapping[str, bytes], _titles: Mapping[str, str]) -> list[Package]:
    """The records about the pack, as libraries and search engines read them."""
    teacher = Audience.TEACHER
    return [
        Package("lom", f"{METADATA}/nllom.xml", teacher, str(_("Gegevens over de les: NL-LOM")), write_lom(source)),
        Package(
            "jsonld",
            f"{METADATA}/lespakket.jsonld",
            teacher,
            str(_("Gegevens over de les: schema.org")),
            write_jsonld(source),
        ),
    ]


#: Each gives the files that it makes of this source. Their order is the order of building.
FORMS: list[Callable[[Source], list[Form]]] = [documents_of, web_pages]
#: Each gives the packages that it makes of this source, the documents by place, and their titles by place.
PACKAGES: list[Callable[[Source, Mapping[str, bytes], Mapping[str, str]], list[Package]]] = [
    for_systems,
    for_harvesters,
]


def forms_of(source: Source) -> list[Form]:
    """Every file to make of this source. Raises ValueError when two would stand at the same place, or outside."""
    with override("nl"):
        found = [form for forms in FORMS for form in forms(source)]
    check_places(found)
    return found


def loose_files_of(source: Source, taken: AbstractSet[str]) -> dict[str, Part]:
    """The parts that somebody uploaded, by their place in the ZIP, beside the places that are `taken`."""
    found: dict[str, Part] = {}
    for part in source.parts:
        if part.file:
            name = PurePosixPath(part.file)
            place = stem = f"{FOLDERS[part.audience]}/{ascii_name(part.title, ascii_name(name.stem))}"
            ending, number = ascii_name(name.suffix, "bin"), 2
            while f"{place}.{ending}" in {*taken, *found}:
                place, number = f"{stem}-{number}", number + 1
            found[f"{place}.{ending}"] = part
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
