"""A dossier as a dataset, in the terms of DCAT-AP-NL 3.0."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from ..formats.cells import plain
from .rdf import Iri, Text, Thing, Typed, Value

_EU = "http://publications.europa.eu/resource/authority"
LICENCE = f"{_EU}/licence/CC0"
_ACCESS = f"{_EU}/access-right/PUBLIC"
_LANGUAGE = f"{_EU}/language/NLD"
#: Government and public sector.
_THEME = f"{_EU}/data-theme/GOVE"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
#: Forms whose file type has a name of its own in the European list.
_FILE_TYPES = {
    "xlsx": "XLSX",
    "docx": "DOCX",
    "pdf": "PDF",
    "odt": "ODT",
    "ods": "ODS",
    "csv": "CSV",
    "json": "JSON",
    "qdc": "XML",
}
#: What the value of a fact is; readers are told, for they need not fetch it to know.
_KINDS = {
    "dct:accessRights": "dct:RightsStatement",
    "dct:format": "dct:MediaTypeOrExtent",
    "dct:language": "dct:LinguisticSystem",
    "dct:license": "dct:LicenseDocument",
    "dcat:accessURL": "rdfs:Resource",
    "dcat:downloadURL": "rdfs:Resource",
    "dcat:landingPage": "foaf:Document",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "spdx:algorithm": "spdx:ChecksumAlgorithm",
}
_LABELS = {_THEME: (("skos:prefLabel", Text("Overheid en publieke sector")),)}


@dataclass(frozen=True, slots=True)
class DescribedFile:
    """One form of a dossier. `url` is where the file itself is, "" when that is not known (yet)."""

    name: str
    label: str
    format: str
    media_type: str
    size: int
    sha256: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class DescribedDossier:
    """What the description tells about one dossier."""

    address: str
    page: str
    number: str
    title: str
    summary: str
    made_on: datetime
    files: Sequence[DescribedFile]
    issued: datetime | None = None


def stable_address(number: str) -> str:
    """The address that is this dossier's name for good, wherever its page moves to."""
    return f"{settings.BASE_URL}/dossiers/nummer/{number}/"


def publisher_address() -> str:
    """The address that stands for who publishes: one from a register (TOOI) when the settings know it."""
    return settings.PUBLISHER_URI or f"{settings.BASE_URL}/#uitgever"


def publisher() -> Thing:
    """Who publishes."""
    return Thing("foaf:Agent", [("foaf:name", Text(settings.PUBLISHER_NAME))], publisher_address())


def dataset(dossier: DescribedDossier) -> list[Thing]:
    """The dataset and its distributions."""
    files = [(_file_address(dossier, each), each) for each in dossier.files]
    facts: list[tuple[str, Value]] = [
        ("dct:title", Text(dossier.title)),
        ("dct:description", Text(dossier.summary)),
        ("dct:identifier", Typed(dossier.address)),
        ("dcat:version", Typed(dossier.number)),
        ("dct:issued", _moment(dossier.issued or dossier.made_on)),
        ("dct:modified", _moment(dossier.made_on)),
        ("dct:accessRights", Iri(_ACCESS)),
        ("dct:publisher", Iri(publisher_address())),
        ("dct:creator", Iri(publisher_address())),
        ("dcat:contactPoint", _contact()),
        ("dcat:theme", Iri(_THEME)),
        ("dct:language", Iri(_LANGUAGE)),
        ("dcat:landingPage", Iri(dossier.page)),
        *(("dcat:distribution", Iri(address)) for address, _each in files),
    ]
    return [
        Thing("dcat:Dataset", facts, dossier.address),
        *(_distribution(address, dossier, each) for address, each in files),
    ]


def catalogue(dossiers: Iterable[DescribedDossier], address: str) -> list[Thing]:
    """Everything that stands on the website."""
    told = list(dossiers)
    facts: list[tuple[str, Value]] = [
        ("dct:title", Text(f"Dossiers van {settings.SITE_NAME}")),
        ("dct:description", Text("Wat mensen zeiden, wat wij daaruit opmaken, en wat is besloten.")),
        ("dct:publisher", Iri(publisher_address())),
        ("dcat:contactPoint", _contact()),
        ("dct:language", Iri(_LANGUAGE)),
        ("dct:license", Iri(LICENCE)),
        *(("dcat:dataset", Iri(each.address)) for each in told),
    ]
    things = [Thing("dcat:Catalog", facts, address), publisher(), *(thing for each in told for thing in dataset(each))]
    return [*things, *_kinds_of_values(things)]


def _kinds_of_values(things: Iterable[Thing]) -> list[Thing]:
    """A line for each value that is an address: what kind of thing it is."""
    found: dict[tuple[str, str], Thing] = {}
    waiting = list(things)
    while waiting:
        for name, value in waiting.pop().facts:
            if isinstance(value, Thing):
                waiting.append(value)
            elif isinstance(value, Iri) and (kind := _KINDS.get(name)):
                found[kind, value.address] = Thing(kind, _LABELS.get(value.address, ()), value.address)
    return [found[key] for key in sorted(found)]


def _distribution(address: str, dossier: DescribedDossier, file: DescribedFile) -> Thing:
    checksum = Thing(
        "spdx:Checksum",
        [("spdx:algorithm", Iri(_SHA256)), ("spdx:checksumValue", Typed(file.sha256, "xsd:hexBinary"))],
    )
    facts: list[tuple[str, Value]] = [
        ("dct:title", Text(file.label)),
        ("dcat:accessURL", Iri(dossier.page)),
        ("dcat:mediaType", Iri(_MEDIA + file.media_type)),
        ("dct:format", Iri(f"{_EU}/file-type/{_FILE_TYPES.get(file.format, 'ZIP')}")),
        ("dcat:byteSize", Typed(str(file.size), "xsd:nonNegativeInteger")),
        ("spdx:checksum", checksum),
        ("dct:license", Iri(LICENCE)),
    ]
    if file.url:
        facts.append(("dcat:downloadURL", Iri(file.url)))
    return Thing("dcat:Distribution", facts, address)


def _file_address(dossier: DescribedDossier, file: DescribedFile) -> str:
    return f"{dossier.address}#{file.name}"


def _contact() -> Thing:
    page = Iri(f"{settings.BASE_URL}/hulp/")
    return Thing("vcard:Kind", [("vcard:fn", Typed(settings.PUBLISHER_NAME)), ("vcard:hasURL", page)])


def _moment(moment: datetime) -> Typed:
    return Typed(moment.isoformat(timespec="seconds"), "xsd:dateTime")


def describe_in_zip(number: str, title: str, made_on: datetime, told: Sequence[dict[str, object]]) -> list[Thing]:
    """The description that travels inside the zip. Where the files will stand is not known while it is made."""
    files = [
        DescribedFile(
            str(each["name"]),
            str(each["label"]),
            str(each["format"]),
            str(each["media_type"]),
            int(str(each["size"])),
            str(each["sha256"]),
        )
        for each in told
        if "format" in each
    ]
    address = stable_address(number)
    summary = f"{title}. Gegevens van {plain(made_on):%d-%m-%Y}."
    page = f"{settings.BASE_URL}/dossiers/"
    things = [publisher(), *dataset(DescribedDossier(address, page, number, title, summary, made_on, files))]
    return [*things, *_kinds_of_values(things)]
