"""The manifest of a Common Cartridge 1.1: what is in it, in which order, and who may see it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from education.source import Source

from ..licences import licence_of
from ..text import one_line
from .names import identifier
from .xml import XSI, Namespace, to_bytes

CP = Namespace("http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1")
LOM = Namespace("http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest")
ROLE = Namespace("http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource")
#: Kinds of resources.
WEB = "webcontent"
WEB_LINK = "imswl_xmlv1p1"
ASSESSMENT = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
_SCHEMAS = " ".join(
    (
        f"{CP.uri} http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd",
        f"{ROLE.uri} http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lomresource_v1p0.xsd",
        f"{LOM.uri} http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lommanifest_v1p0.xsd",
    )
)


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing in a cartridge. `hidden` is for teachers only, `plan` a lesson plan, `uses` the pictures shown."""

    ident: str
    title: str
    path: str
    content: bytes
    kind: str
    hidden: bool
    plan: bool = False
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Folder:
    """A heading with what stands below it."""

    title: str
    resources: tuple[Resource, ...]


def manifest(source: Source, folders: list[Folder], pictures: tuple[str, ...]) -> bytes:
    """The file imsmanifest.xml. A folder without anything is left out."""
    root = CP.root("manifest", {"lomr": ROLE.uri, "lomm": LOM.uri, "xsi": XSI})
    root.set("identifier", identifier(source, "cartridge"))
    root.set(f"{{{XSI}}}schemaLocation", _SCHEMAS)
    _metadata(root, source)
    _organization(root, source, folders)
    resources = CP.add(root, "resources")
    for folder in folders:
        for resource in folder.resources:
            _resource(resources, resource)
    for path in pictures:
        picture = CP.add(resources, "resource", identifier=identifier(source, "picture", path), type=WEB, href=path)
        CP.add(picture, "file", href=path)
    return to_bytes(root)


def _metadata(root: Any, source: Source) -> None:
    metadata = CP.add(root, "metadata")
    CP.add(metadata, "schema", "IMS Common Cartridge")
    CP.add(metadata, "schemaversion", "1.1.0")
    lom = LOM.add(metadata, "lom")
    general = LOM.add(lom, "general")
    _string(general, "title", one_line(source.title, _("Zonder titel")))
    LOM.add(general, "language", "nl")
    _string(general, "description", source.summary)
    for word in source.keywords:
        _string(general, "keyword", word)
    licence = licence_of(source)
    _string(LOM.add(lom, "rights"), "description", f"{licence.name} {licence.url}")


def _string(parent: Any, name: str, text: str) -> None:
    LOM.add(LOM.add(parent, name), "string", text, language="nl")


def _organization(root: Any, source: Source, folders: list[Folder]) -> None:
    organization = CP.add(CP.add(root, "organizations"), "organization", identifier=identifier(source, "organization"))
    organization.set("structure", "rooted-hierarchy")
    # The root has no title: readers take its children as the contents.
    top = CP.add(organization, "item", identifier=identifier(source, "root"))
    for place, folder in enumerate(folders):
        if folder.resources:
            heading = CP.add(top, "item", identifier=identifier(source, "folder", str(place)))
            CP.add(heading, "title", folder.title)
            for resource in folder.resources:
                item = CP.add(heading, "item", identifier=f"{resource.ident}_item", identifierref=resource.ident)
                CP.add(item, "title", resource.title)


def _resource(resources: Any, resource: Resource) -> None:
    element = CP.add(resources, "resource", identifier=resource.ident, type=resource.kind)
    if resource.kind == WEB:
        element.set("href", resource.path)
    if resource.plan:
        element.set("intendeduse", "lessonplan")
    if resource.hidden:
        role = ROLE.add(ROLE.add(ROLE.add(CP.add(element, "metadata"), "lom"), "educational"), "intendedEndUserRole")
        ROLE.add(role, "source", "IMSGLC_CC_Rolesv1p1")
        ROLE.add(role, "value", "Instructor")
    CP.add(element, "file", href=resource.path)
    for path in resource.uses:
        CP.add(element, "file", href=path)
