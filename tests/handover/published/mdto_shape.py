"""What MDTO 1.0.1 asks, all of it: which elements, in which order, how often, with which values."""

import re
from typing import Any
from xml.etree.ElementTree import Element

from handover.published.mdto import NAMESPACE

_ANY = 10**6
_IDENTITY = {"identificatieKenmerk": (1, 1), "identificatieBron": (1, 1)}
_REFERENCE = {"verwijzingNaam": (1, 1), "verwijzingIdentificatie": (0, 1)}
_CONCEPT = {"begripLabel": (1, 1), "begripCode": (0, 1), "begripBegrippenlijst": (1, 1)}
_TERM = {
    "termijnTriggerStartLooptijd": (0, 1),
    "termijnStartdatumLooptijd": (0, 1),
    "termijnLooptijd": (0, 1),
    "termijnEinddatum": (0, 1),
}
_OBJECT = {"identificatie": (1, _ANY), "naam": (1, 1)}

#: element -> its children in order, with the least and the most of each.
_CHILDREN: dict[str, dict[str, tuple[int, int]]] = {
    "MDTO": {"informatieobject": (0, 1), "bestand": (0, 1)},
    "informatieobject": {
        **_OBJECT,
        "aggregatieniveau": (0, 1),
        "classificatie": (0, _ANY),
        "trefwoord": (0, _ANY),
        "omschrijving": (0, _ANY),
        "raadpleeglocatie": (0, _ANY),
        "dekkingInTijd": (0, _ANY),
        "dekkingInRuimte": (0, _ANY),
        "taal": (0, _ANY),
        "event": (0, _ANY),
        "waardering": (1, 1),
        "bewaartermijn": (0, 1),
        "informatiecategorie": (0, 1),
        "isOnderdeelVan": (0, _ANY),
        "bevatOnderdeel": (0, _ANY),
        "heeftRepresentatie": (0, _ANY),
        "aanvullendeMetagegevens": (0, _ANY),
        "gerelateerdInformatieobject": (0, _ANY),
        "archiefvormer": (1, _ANY),
        "betrokkene": (0, _ANY),
        "activiteit": (0, 1),
        "beperkingGebruik": (1, _ANY),
    },
    "bestand": {
        **_OBJECT,
        "omvang": (1, 1),
        "bestandsformaat": (1, 1),
        "checksum": (1, _ANY),
        "URLBestand": (0, 1),
        "isRepresentatieVan": (1, 1),
    },
    "dekkingInTijd": {
        "dekkingInTijdType": (1, 1),
        "dekkingInTijdBegindatum": (1, 1),
        "dekkingInTijdEinddatum": (0, 1),
    },
    "event": {
        "eventType": (1, 1),
        "eventTijd": (0, 1),
        "eventVerantwoordelijkeActor": (0, 1),
        "eventResultaat": (0, 1),
    },
    "checksum": {"checksumAlgoritme": (1, 1), "checksumWaarde": (1, 1), "checksumDatum": (1, 1)},
    "beperkingGebruik": {
        "beperkingGebruikType": (1, 1),
        "beperkingGebruikNadereBeschrijving": (0, 1),
        "beperkingGebruikDocumentatie": (0, _ANY),
        "beperkingGebruikTermijn": (0, 1),
    },
    "raadpleeglocatie": {"raadpleeglocatieFysiek": (0, _ANY), "raadpleeglocatieOnline": (0, _ANY)},
    "gerelateerdInformatieobject": {
        "gerelateerdInformatieobjectVerwijzing": (1, 1),
        "gerelateerdInformatieobjectTypeRelatie": (1, 1),
    },
    "betrokkene": {"betrokkeneTypeRelatie": (1, 1), "betrokkeneActor": (1, 1)},
    **dict.fromkeys(("bewaartermijn", "beperkingGebruikTermijn"), _TERM),
    **dict.fromkeys(("identificatie", "verwijzingIdentificatie"), _IDENTITY),
    **dict.fromkeys(
        (
            "begripBegrippenlijst",
            "heeftRepresentatie",
            "archiefvormer",
            "isRepresentatieVan",
            "isOnderdeelVan",
            "bevatOnderdeel",
            "aanvullendeMetagegevens",
            "dekkingInRuimte",
            "activiteit",
            "raadpleeglocatieFysiek",
            "gerelateerdInformatieobjectVerwijzing",
            "betrokkeneActor",
            "beperkingGebruikDocumentatie",
            "eventVerantwoordelijkeActor",
        ),
        _REFERENCE,
    ),
    **dict.fromkeys(
        (
            "aggregatieniveau",
            "classificatie",
            "informatiecategorie",
            "gerelateerdInformatieobjectTypeRelatie",
            "betrokkeneTypeRelatie",
            "termijnTriggerStartLooptijd",
            "waardering",
            "bestandsformaat",
            "dekkingInTijdType",
            "eventType",
            "checksumAlgoritme",
            "beperkingGebruikType",
        ),
        _CONCEPT,
    ),
}
SHAPES: dict[str, list[str]] = {name: list(children) for name, children in _CHILDREN.items()}
_YEAR, _MONTH, _DAY = r"-?\d{4}", r"\d{4}-(0[1-9]|1[0-2])", r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_MOMENT = rf"{_DAY}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?{_ZONE}"
_PERIOD = rf"({_YEAR}|{_MONTH}|{_DAY}){_ZONE}"
#: Values that are more than a text. A text is never empty: the standard would take it, an archive would not.
_VALUES = {
    "omvang": r"[+-]?\d+",
    "taal": r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
    "dekkingInTijdBegindatum": _PERIOD,
    "dekkingInTijdEinddatum": _PERIOD,
    "eventTijd": rf"({_PERIOD}|{_MOMENT})",
    "termijnStartdatumLooptijd": _DAY + _ZONE,
    "termijnLooptijd": r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?",
    "termijnEinddatum": _PERIOD,
    "checksumDatum": _MOMENT,
    "checksumWaarde": r"[0-9a-f]{64}",
    "raadpleeglocatieOnline": r"https?://[^\s<>\"]+",
    "URLBestand": r"https?://[^\s<>\"]+",
}


def faults(root: Element) -> list[str]:
    """What is not as MDTO asks, as lines to read."""
    if root.tag != f"{{{NAMESPACE}}}MDTO" or len(root) != 1:
        return [f"{root.tag}: not one thing in MDTO"]
    return list(_faults(root))


def _faults(element: Element) -> Any:
    name = _name(element)
    children = _CHILDREN.get(name)
    found = [_name(child) for child in element]
    if children is None:
        if found:
            yield f"{name} holds {found}"
        if not re.fullmatch(_VALUES.get(name, r"(?s).+"), element.text or ""):
            yield f"{name}: {element.text}"
        return
    known = [child for child in found if child in children]
    yield from (f"{child} does not belong in {name}" for child in found if child not in children)
    if known != sorted(known, key=list(children).index):
        yield f"{name}: the order is {known}"
    for child, (least, most) in children.items():
        if not least <= found.count(child) <= most:
            yield f"{name}: {found.count(child)} times {child}"
    for each in element:
        yield from _faults(each)


def _name(element: Element) -> str:
    return str(element.tag).removeprefix(f"{{{NAMESPACE}}}")
