"""Common Cartridge 1.1: a lesson that Moodle, Canvas, itslearning, Brightspace and others import whole.

Parts for teachers carry the role Instructor, so that a system may hide them from pupils.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from education.enums import Audience, MaterialKind
from education.source import Block, Part, Source

from ..text import cleaned, one_line
from .archive import check_paths, zip_of
from .cartridge_manifest import ASSESSMENT, WEB, WEB_LINK, Folder, Resource, manifest
from .html import document, of_blocks
from .names import ascii_name, identifier, is_for_pupils, path_of, titles_of
from .overview import overview
from .qti12 import assessment
from .quiz import questions_of
from .xml import Namespace, to_bytes

_LINK = Namespace("http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1")


@override("nl")
def write_cartridge(
    source: Source,
    files: Mapping[str, bytes] | None = None,
    images: Mapping[str, bytes] | None = None,
    titles: Mapping[str, str] | None = None,
) -> bytes:
    """The cartridge (.imscc) of a pack.

    `files` are documents by their path in the ZIP for people: the folder decides who sees them; `titles` says what
    they are called, by path (:func:`.names.titles_of`). `images` are the pictures of blocks, by the path of the block;
    one that is absent is told in words. Raises ValueError for a path that could leave the folder.
    """
    source = cleaned(source)
    check_paths(files or {})
    pictures, addresses = _pictures(images or {})
    teacher = [_overview(source), *_pages(source, Audience.TEACHER, addresses)]
    pupil = _pages(source, Audience.PUPIL, addresses)
    shown = titles_of(source, files or {}, titles or {})
    for path, content in (files or {}).items():
        for_pupils = is_for_pupils(path)
        ident = identifier(source, "file", path)
        resource = Resource(ident, shown[path], f"bestanden/{path}", content, WEB, hidden=not for_pupils)
        (pupil if for_pupils else teacher).append(resource)
    folders = [
        Folder(_("Voor de docent"), tuple(teacher)),
        Folder(_("Voor de leerling"), tuple(pupil)),
        Folder(_("Toets"), (_quiz(source),) if questions_of(source) else ()),
        Folder(_("Meer over deze les"), (_web_link(source),)),
    ]
    entries = {"imsmanifest.xml": manifest(source, folders, tuple(pictures))}
    for folder in folders:
        entries |= {resource.path: resource.content for resource in folder.resources}
    return zip_of(entries | pictures, source.day)


def _overview(source: Source) -> Resource:
    page = document(source.title, *overview(source))
    title = _("Overzicht van de les")
    return Resource(identifier(source, "overview"), title, "paginas/overzicht.html", page, WEB, True, plan=True)


def _pages(source: Source, audience: str, addresses: dict[str, str]) -> list[Resource]:
    return [_page(source, part, addresses) for part in source.parts if part.audience == audience and part.blocks]


def _page(source: Source, part: Part, addresses: dict[str, str]) -> Resource:
    path = "paginas/" + path_of(source, part, "html")
    page = document(part.title, *of_blocks(part.blocks, addresses))
    used = tuple(sorted({image for block in part.blocks if (image := _image(block, addresses))}))
    hidden = part.audience == Audience.TEACHER
    title = one_line(part.title, _("Zonder titel"))
    plan = part.kind == MaterialKind.GUIDE
    return Resource(identifier(source, "page", part.key), title, path, page, WEB, hidden, plan=plan, uses=used)


def _image(block: Block, addresses: dict[str, str]) -> str:
    return addresses.get(block.path, "").removeprefix("../../") if block.kind == "image" else ""


def _pictures(images: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, str]]:
    """The pictures by their path in the package, and their address in a page by the path of the block."""
    pictures, addresses = {}, {}
    for place, path in enumerate(sorted(images), 1):
        stem, _dot, ending = path.rsplit("/", 1)[-1].rpartition(".")
        name = f"beelden/{place:02d}-{ascii_name(stem, 'beeld')}.{ascii_name(ending, 'bin')}"
        pictures[name] = images[path]
        # Two levels up: a page lies in paginas/<folder>/.
        addresses[path] = f"../../{name}"
    return pictures, addresses


def _quiz(source: Source) -> Resource:
    ident = identifier(source, "quiz")
    return Resource(ident, _("Toets bij de les"), f"{ident}/assessment.xml", assessment(source), ASSESSMENT, False)


def _web_link(source: Source) -> Resource:
    title = _("Deze les op de website")
    root: Any = _LINK.root("webLink")
    _LINK.add(root, "title", title)
    _LINK.add(root, "url", href=source.url, target="_blank")
    ident = identifier(source, "link")
    return Resource(ident, title, f"{ident}/link.xml", to_bytes(root), WEB_LINK, False)
