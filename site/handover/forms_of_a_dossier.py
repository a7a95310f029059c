"""Which forms a dossier can have. A form is a module `write(dossier, output)`; without a module it is not there."""

from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Format:
    """One form a dossier can have. `module` is imported when it is used: writers are heavy."""

    label: str
    suffix: str
    media_type: str
    module: str
    is_first: bool = False  # a button of its own; the others stand under "meer formaten"


_ALL: dict[str, Format] = {
    "xlsx": Format(
        "Werkboek voor Excel",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "handover.formats.xlsx",
        is_first=True,
    ),
    "docx": Format(
        "Verslag voor Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "handover.formats.docx",
        is_first=True,
    ),
    "pdf": Format("Verslag als PDF", "pdf", "application/pdf", "handover.formats.pdf"),
    "odt": Format(
        "Verslag voor LibreOffice", "odt", "application/vnd.oasis.opendocument.text", "handover.formats.odt"
    ),
    "ods": Format(
        "Werkboek voor LibreOffice", "ods", "application/vnd.oasis.opendocument.spreadsheet", "handover.formats.ods"
    ),
    "csv": Format(
        "Tabellen als CSV met beschrijving (CSVW)", "zip", "application/zip", "handover.formats.csv_package"
    ),
    "json": Format("Gegevens als JSON", "json", "application/json", "handover.formats.json_file"),
    "qdpx": Format("Project voor analysesoftware (REFI-QDA)", "qdpx", "application/zip", "handover.formats.qdpx"),
    "qdpx-maxqda": Format("Project voor MAXQDA (REFI-QDA)", "qdpx", "application/zip", "handover.formats.qdpx_maxqda"),
    "qdc": Format("Codeboek voor analysesoftware (REFI-QDA)", "qdc", "text/xml", "handover.formats.qdc"),
    "zip": Format("Alles bij elkaar", "zip", "application/zip", "handover.formats.everything"),
}

#: The interface names all of these.
KNOWN_FORMATS = tuple(_ALL)


FORMATS = {code: each for code, each in _ALL.items() if find_spec(each.module) is not None}
