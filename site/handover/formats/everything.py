"""Everything together: one zip with all forms from the same moment, a manifest, checksums, and a page to begin with.

A form that fails makes the whole fail: there is never a zip in which something is missing.
"""

import hashlib
import json
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from django.conf import settings

from ..forms_of_a_dossier import FORMATS
from ..models import Audience
from ..published import dcat, mdto
from ..published.rdf import turtle
from ..telling import telling
from .archive import DatedZip
from .cells import plain
from .json_schema import schema

if TYPE_CHECKING:
    from ..dossier import Dossier

SELF = "zip"
OTHER_TYPES = {".json": "application/json", ".txt": "text/plain", ".ttl": "text/turtle", ".xml": "text/xml"}
#: Names inside the zip that are not "dossier".
NAMES = {"csv": "tabellen-csv", "qdpx-maxqda": "dossier-maxqda", "qdc": "codeboek"}


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write every form into the zip, each by way of a file on disk: memory stays that of the largest form."""
    moment = plain(dossier.made_on).replace(microsecond=0)
    told: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder, DatedZip(output, moment) as archive:
        others = [(code, form) for code, form in FORMATS.items() if code != SELF]
        for number, (code, form) in enumerate(others):
            path = Path(folder) / f"dossier-{code}"
            dossier.part = (number, len(others))
            dossier.tell(0, form.label)
            with path.open("w+b") as file:
                import_module(form.module).write(dossier, telling(file, dossier.still))
            name = f"{NAMES.get(code, 'dossier')}.{form.suffix}"
            archive.write(path, name)
            told.append({"name": name, "format": code, "label": form.label, **_fingerprint(path)})
            path.unlink()
        _add_text(archive, told, "dossier.schema.json", _json(schema(dossier.sheets)))
        if dossier.scope.audience == Audience.PUBLIC:
            _add_text(archive, told, "dcat.ttl", turtle(_as_dataset(dossier, told)))
        _add_text(archive, told, "LEESMIJ.txt", read_me(dossier, told))
        for name, data in mdto.sidecars(_as_archived(dossier), _as_files(told)).items():
            _add_text(archive, told, name, data.decode())
        _add_text(archive, told, "manifest.json", _json(manifest(dossier, told)))
        archive.writestr("CHECKSUMS.txt", "".join(f"{each['sha256']}  {each['name']}\n" for each in told))


def _add_text(archive: DatedZip, told: list[dict[str, Any]], name: str, text: str) -> None:
    data = text.encode()
    archive.writestr(name, data)
    told.append({"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()})


def _fingerprint(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"size": path.stat().st_size, "sha256": digest}


def _as_dataset(dossier: "Dossier", told: list[dict[str, Any]]) -> list[dcat.Thing]:
    forms = [{**each, "media_type": FORMATS[each["format"]].media_type} for each in told if "format" in each]
    return dcat.describe_in_zip(dossier.number, dossier.title, dossier.made_on, forms)


def _as_archived(dossier: "Dossier") -> mdto.Archived:
    is_public, is_adopted = dossier.scope.audience == Audience.PUBLIC, bool(dossier.adopted_by)
    return mdto.Archived(
        number=dossier.number,
        title=dossier.title,
        status=dossier.status,
        made_on=dossier.made_on,
        is_public=is_public,
        is_adopted=is_adopted,
        address=dcat.stable_address(dossier.number) if is_public and is_adopted else "",
    )


def _as_files(told: list[dict[str, Any]]) -> list[mdto.ArchivedFile]:
    return [
        mdto.ArchivedFile(each["name"], each.get("label", "Bijlage"), _media_type(each), each["size"], each["sha256"])
        for each in told
    ]


def _media_type(each: dict[str, Any]) -> str:
    if code := each.get("format"):
        return FORMATS[code].media_type
    return OTHER_TYPES.get(Path(each["name"]).suffix, "application/octet-stream")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def manifest(dossier: "Dossier", told: list[dict[str, Any]]) -> dict[str, Any]:
    """What is in it, from which moment, by which rules; enough to repeat it and to check it."""
    return {
        "title": dossier.title,
        "number": dossier.number,
        "made_on": dossier.made_on.isoformat(timespec="seconds"),
        "made_by": settings.SITE_NAME,
        "status": dossier.status,
        "audience": dossier.scope.audience,
        "filters": {"round": dossier.scope.round_slug, "action": dossier.scope.agenda_code},
        "basis": {
            "intern": "Meedoen: dat de inbreng zonder naam wordt gebruikt, is vooraf gezegd.",
            "openbaar": "Toestemming voor publicatie; voor een citaat toestemming om te citeren.",
        }[dossier.scope.audience],
        "rules": {
            "smallest_cell": settings.SMALLEST_CELL,
            "smallest_quote_group": settings.SMALLEST_QUOTE_GROUP,
            "people": "Deelnames zijn mensen. Handen en klassen staan ernaast en tellen niet mee.",
        },
        "provenance": provenance(dossier, told),
        "suppressions": dossier.suppressions,
        "rows": dossier.counts,
        "sheets": [{"code": sheet.code, "title": sheet.title} for sheet in dossier.sheets],
        "files": told,
    }


def _is_in(told: list[dict[str, Any]], name: str) -> bool:
    return any(each["name"] == name for each in told)


def provenance(dossier: "Dossier", told: list[dict[str, Any]]) -> dict[str, Any]:
    """Where the files come from, in the terms of PROV-O: one act of reading, at one moment, made all of them."""
    return {
        "entity": {each["name"]: {"prov:wasGeneratedBy": f"dossier-{dossier.number}"} for each in told},
        "activity": {
            f"dossier-{dossier.number}": {
                "prov:label": dossier.title,
                "prov:startedAtTime": dossier.made_on.isoformat(timespec="seconds"),
                "prov:wasAssociatedWith": settings.SITE_NAME,
            }
        },
        "agent": {settings.SITE_NAME: {"prov:type": "prov:Organization"}},
    }


def read_me(dossier: "Dossier", told: list[dict[str, Any]]) -> str:
    """Where to begin, in plain words."""
    lines = [
        dossier.title,
        "=" * len(dossier.title),
        "",
        f"Gegevens van {plain(dossier.made_on):%d-%m-%Y %H:%M}. Nummer {dossier.number}.",
        "Begin met dossier.xlsx (Excel) of dossier.ods (LibreOffice). Het eerste blad legt uit hoe u leest.",
        "",
        *(f"- {each['name']}: {each['label']}" for each in told if "label" in each),
        "- dossier.schema.json: hoe dossier.json in elkaar zit",
        *(["- dcat.ttl: beschrijving voor datacatalogi (DCAT-AP-NL)"] if _is_in(told, "dcat.ttl") else []),
        "- mdto/: beschrijving van dit dossier en van elk bestand, voor het archief (MDTO)",
        "- manifest.json: wat erin zit, van welk moment, volgens welke regels",
        "- CHECKSUMS.txt: controleer met ‘sha256sum -c CHECKSUMS.txt’ of alles heel is",
        "",
    ]
    return "\n".join(lines)
