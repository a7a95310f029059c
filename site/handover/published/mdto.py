"""Metadata for the archive: MDTO 1.0, one XML for the dossier and one for each file in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as Xml

from django.conf import settings

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
SCHEMA = f"{NAMESPACE} {NAMESPACE}/MDTO-XML1.0.1.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_OWN_LIST = "Begrippenlijst van {site}"

Xml.register_namespace("xsi", _INSTANCE)


@dataclass(frozen=True, slots=True)
class Archived:
    """What the archive wants to know about a dossier."""

    number: str
    title: str
    status: str
    made_on: datetime
    is_public: bool
    is_adopted: bool
    #: Where it will stand for good; "" when it stands nowhere.
    address: str = ""


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """And about one file of it."""

    name: str
    label: str
    media_type: str
    size: int
    sha256: str


def sidecars(dossier: Archived, files: Sequence[ArchivedFile]) -> dict[str, bytes]:
    """{name inside the zip: XML}, the dossier first."""
    told = {"mdto/dossier.mdto.xml": _object(dossier, files)}
    return told | {f"mdto/{each.name}.mdto.xml": _file(dossier, each) for each in files}


def _object(dossier: Archived, files: Sequence[ArchivedFile]) -> bytes:
    root, about = _document("informatieobject")
    _identified(about, f"dossier-{dossier.number}", dossier.title)
    _concept(about, "aggregatieniveau", "Dossier", "Begrippenlijst Aggregatieniveaus MDTO")
    _text(about, "omschrijving", dossier.status)
    if dossier.address:
        _text(_part(about, "raadpleeglocatie"), "raadpleeglocatieOnline", dossier.address)
    period = _part(about, "dekkingInTijd")
    _concept(period, "dekkingInTijdType", "Stand van de gegevens op", _own())
    _text(period, "dekkingInTijdBegindatum", dossier.made_on.date().isoformat())
    _text(about, "taal", "nl")
    event = _part(about, "event")
    _concept(event, "eventType", "Creatie", "Begrippenlijst EventTypes MDTO")
    _text(event, "eventTijd", dossier.made_on.isoformat(timespec="seconds"))
    _reference(event, "eventVerantwoordelijkeActor", settings.PUBLISHER_NAME, settings.PUBLISHER_URI)
    if dossier.is_adopted:
        _concept(about, "waardering", "Blijvend te bewaren", "Begrippenlijst Waarderingen MDTO", "B")
    else:
        _concept(about, "waardering", "Tijdelijk te bewaren", "Begrippenlijst Waarderingen MDTO", "V")
    for each in files:
        _reference(about, "heeftRepresentatie", each.name, _file_mark(dossier, each))
    _reference(about, "archiefvormer", settings.PUBLISHER_NAME, settings.PUBLISHER_URI)
    limit = _part(about, "beperkingGebruik")
    if dossier.is_public:
        _concept(limit, "beperkingGebruikType", "Openbaar", _own())
        more = "Zonder namen. Kleine aantallen zijn verborgen. Citaten alleen met toestemming."
    else:
        _concept(limit, "beperkingGebruikType", "Niet openbaar: persoonlijke levenssfeer", _own())
        more = "Alleen voor het team. Er staan woorden van mensen in."
    _text(limit, "beperkingGebruikNadereBeschrijving", more)
    return _bytes(root)


def _file(dossier: Archived, file: ArchivedFile) -> bytes:
    root, about = _document("bestand")
    _identified(about, _file_mark(dossier, file), file.name)
    _text(about, "omvang", str(file.size))
    _concept(about, "bestandsformaat", file.label, "IANA Media Types", file.media_type)
    checksum = _part(about, "checksum")
    _concept(checksum, "checksumAlgoritme", "SHA-256", "Begrippenlijst ChecksumAlgoritmen MDTO")
    _text(checksum, "checksumWaarde", file.sha256)
    _text(checksum, "checksumDatum", dossier.made_on.isoformat(timespec="seconds"))
    _reference(about, "isRepresentatieVan", dossier.title, f"dossier-{dossier.number}")
    return _bytes(root)


def _file_mark(dossier: Archived, file: ArchivedFile) -> str:
    return f"dossier-{dossier.number}/{file.name}"


def _own() -> str:
    return _OWN_LIST.format(site=settings.SITE_NAME)


def _document(kind: str) -> tuple[Any, Any]:
    root = Xml.Element(f"{{{NAMESPACE}}}MDTO", {f"{{{_INSTANCE}}}schemaLocation": SCHEMA})
    return root, _part(root, kind)


def _part(parent: Any, name: str) -> Any:
    return Xml.SubElement(parent, f"{{{NAMESPACE}}}{name}")


def _text(parent: Any, name: str, text: str) -> None:
    _part(parent, name).text = text


def _identified(parent: Any, mark: str, name: str) -> None:
    _mark(_part(parent, "identificatie"), mark)
    _text(parent, "naam", name)


def _mark(parent: Any, mark: str) -> None:
    _text(parent, "identificatieKenmerk", mark)
    _text(parent, "identificatieBron", settings.SITE_NAME)


def _concept(parent: Any, name: str, label: str, of_list: str, code: str = "") -> None:
    concept = _part(parent, name)
    _text(concept, "begripLabel", label)
    if code:
        _text(concept, "begripCode", code)
    _reference(concept, "begripBegrippenlijst", of_list)


def _reference(parent: Any, name: str, to: str, mark: str = "") -> None:
    reference = _part(parent, name)
    _text(reference, "verwijzingNaam", to)
    if mark:
        _mark(_part(reference, "verwijzingIdentificatie"), mark)


def _bytes(root: Any) -> bytes:
    Xml.indent(root)
    data: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True, default_namespace=NAMESPACE)
    return data + b"\n"
