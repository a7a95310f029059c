"""A whole release, taken apart with the tools of others: what a teacher, a school and an archive would find in it."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree, html
from pptx import Presentation

from tests.education.documents.opened import as_docx, as_odt, as_pdf, entries, tags_of, words_of_docx
from tests.education.packages.reader import imported, opened
from tests.education.packages.reader_qti3 import items_of

SCHEMAS = Path(__file__).parents[4] / "shared" / "schemas"
QTI3 = SCHEMAS / "qti3" / "imsqtiv3p0_imscpv1p2_v1p0.xsd"
LOM = SCHEMAS / "nl_lom" / "imsmd_v1p2p4.xsd"
#: What no program hands out, and no text may keep.
_UNFILLED = re.compile(r"\{cijfer:|\{\{|\{%|None\b(?=[<.])")


def unpacked(content: bytes) -> dict[str, bytes]:
    """Every file in the ZIP."""
    archive = opened(content)
    return {name: archive.read(name) for name in archive.namelist()}


def words_of(path: str, content: bytes) -> str:
    """Everything somebody reads in a file, whatever its form; "" of one that is no text."""
    match path.rpartition(".")[2]:
        case "docx":
            return words_of_docx(content)
        case "odt":
            return str(as_odt(content).get_formatted_text())
        case "pptx":
            return "\n".join(_words_of_slides(content))
        case "html":
            return str(html.fromstring(content).text_content())
        case "txt" | "jsonld" | "xml":
            return content.decode()
    return ""


def _words_of_slides(content: bytes) -> list[str]:
    told = []
    for slide in Presentation(io.BytesIO(content)).slides:
        told += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        told += [slide.notes_slide.notes_text_frame.text] if slide.has_notes_slide else []
    return told


def complaints_about(path: str, content: bytes) -> list[str]:
    """What is wrong with one file, each as a sentence."""
    found = [f"not filled in: {each[0]}" for each in [_UNFILLED.search(words_of(path, content))] if each]
    look = {"docx": _docx, "odt": _odt, "pptx": _pptx, "pdf": _pdf, "html": _page}.get(path.rpartition(".")[2])
    return [f"{path}: {each}" for each in [*found, *(look(content) if look else [])]]


def _docx(content: bytes) -> list[str]:
    properties = as_docx(content).core_properties
    return [*_no_programs(content), *_named(properties.title, properties.language, "nl-NL")]


def _pptx(content: bytes) -> list[str]:
    shown = Presentation(io.BytesIO(content))
    untitled = [number for number, slide in enumerate(shown.slides, 1) if not slide.shapes.title.text_frame.text]
    properties = shown.core_properties
    return [
        *_no_programs(content),
        *_named(properties.title, properties.language, "nl-NL"),
        *([f"slides without a title: {untitled}"] if untitled else []),
        *([] if len(shown.slides) > 2 else ["hardly any slide"]),
    ]


def _odt(content: bytes) -> list[str]:
    meta = as_odt(content).get_part("meta.xml")
    return [*_no_programs(content), *_named(meta.get_title(), meta.get_language(), "nl-NL")]


def _pdf(content: bytes) -> list[str]:
    made = as_pdf(content)
    tags = tags_of(made)
    untold = [
        each
        for each in made.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure" and not str(each.get("/Alt", ""))
    ]
    return [
        *_named(str(made.docinfo.get("/Title", "")), str(made.Root.get("/Lang", "")), "nl-NL"),
        *([] if made.Root.get("/MarkInfo", {}).get("/Marked") else ["not tagged"]),
        *([] if made.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") else ["shows its file name"]),
        *([] if made.open_metadata().get("pdfuaid:part") == "1" else ["not PDF/UA"]),
        *([] if tags.count("H1") == 1 else [f"{tags.count('H1')} main headings"]),
        *([f"{len(untold)} pictures without words"] if untold else []),
        *([f"{len(tags)} tags only"] if len(tags) < 5 else []),
    ]


def _page(content: bytes) -> list[str]:
    page = html.fromstring(content)
    fetched = [each for each in page.xpath("//@src | //link/@href") if not each.startswith("data:")]
    return [
        *_named(page.findtext(".//title"), page.get("lang"), "nl"),
        *([f"fetches {fetched}"] if fetched else []),
        *([] if len(page.findall(".//h1")) == 1 else ["not one main heading"]),
    ]


def _named(title: str | None, language: str | None, expected: str) -> list[str]:
    return [
        *([] if title and title.strip() else ["no title"]),
        *([] if language == expected else [f"language {language!r}"]),
    ]


def _no_programs(content: bytes) -> list[str]:
    return [f"holds {name}" for name in entries(content) if re.search(r"vba|activex|embeddings|macro", name, re.I)]


def check_systems(files: dict[str, bytes]) -> Any:
    """What systems of schools import: followed by readers that know nothing of the writers. Returns the course."""
    course = imported(_ending(files, ".imscc"))
    scorm = zipfile.ZipFile(io.BytesIO(_ending(files, "-scorm12.zip")))
    assert "index.html" in scorm.namelist() and scorm.read("index.html") == files["toets/zelftest.html"]
    assert items_of(_ending(files, "-qti3.zip"))
    etree.fromstring(files["metadata/nllom.xml"])
    return course


def check_schemas(files: dict[str, bytes]) -> None:
    """Against the public schemas, of the manifests and of the record for libraries."""
    from tests.education.findable.test_records import lom_schema
    from tests.education.packages.test_cartridge import manifest_schema

    def manifest(ending: str) -> Any:
        return etree.fromstring(opened(_ending(files, ending)).read("imsmanifest.xml"))

    manifest_schema().assertValid(manifest(".imscc"))
    etree.XMLSchema(etree.parse(str(QTI3))).assertValid(manifest("-qti3.zip"))
    lom_schema().assertValid(etree.fromstring(files["metadata/nllom.xml"]))


def _ending(files: dict[str, bytes], ending: str) -> bytes:
    (found,) = [content for path, content in files.items() if path.startswith("elo/") and path.endswith(ending)]
    return found
