"""SCORM 1.2: the quiz as a self-test, for a system that keeps scores and for a disk or a mail just the same."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from education.source import Source

from ..text import cleaned, one_line
from .archive import zip_of
from .names import identifier
from .selftest import page
from .xml import XSI, Namespace, to_bytes

CP = Namespace("http://www.imsproject.org/xsd/imscp_rootv1p1p2")
ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_SCHEMAS = f"{CP.uri} imscp_rootv1p1p2.xsd {ADL} adlcp_rootv1p2.xsd"


@override("nl")
def write_scorm(source: Source) -> bytes:
    """The self-test as a SCORM package: a manifest and one page. Raises ValueError when there is no question."""
    source = cleaned(source)
    return zip_of({"imsmanifest.xml": _manifest(source), "index.html": page(source)}, source.day)


@override("nl")
def write_selftest(source: Source) -> bytes:
    """Only the page of the self-test, to open from a disk or a mail. Raises ValueError when there is no question."""
    return page(cleaned(source))


def _manifest(source: Source) -> bytes:
    title = one_line(source.title, _("Zonder titel"))
    root = CP.root("manifest", {"adlcp": ADL, "xsi": XSI}, identifier=identifier(source, "scorm"), version="1.0")
    root.set(f"{{{XSI}}}schemaLocation", _SCHEMAS)
    metadata = CP.add(root, "metadata")
    CP.add(metadata, "schema", "ADL SCORM")
    CP.add(metadata, "schemaversion", "1.2")
    _organization(root, source, title)
    resource = CP.add(CP.add(root, "resources"), "resource", identifier=identifier(source, "sco"), type="webcontent")
    resource.set("href", "index.html")
    resource.set(f"{{{ADL}}}scormtype", "sco")
    CP.add(resource, "file", href="index.html")
    return to_bytes(root)


def _organization(root: Any, source: Source, title: str) -> None:
    only = identifier(source, "scorm organization")
    organization = CP.add(CP.add(root, "organizations", default=only), "organization", identifier=only)
    CP.add(organization, "title", title)
    item = CP.add(organization, "item", identifier=identifier(source, "scorm item"), isvisible="true")
    item.set("identifierref", identifier(source, "sco"))
    CP.add(item, "title", _("Oefenen met vragen"))
