"""The files of which an OpenDocument text consists, beside what it says: its properties, its list of files."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from .packing import repack
from .paper import LANGUAGE, Paper

MIME = "application/vnd.oasis.opendocument.text"
#: Prefix -> name space, for all that we write.
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
_STYLES = Path(__file__).with_name("odt_styles.xml")
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def packed(paper: Paper, automatic_styles: str, body: str, pictures: Mapping[str, bytes]) -> bytes:
    """The whole file. `pictures` by their path in it ("Pictures/1.png"), in order."""
    content = _root(
        "content",
        f"<office:automatic-styles>{automatic_styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>",
    )
    held: dict[str, str | bytes] = {
        "mimetype": MIME,
        "content.xml": content,
        "styles.xml": _STYLES.read_bytes(),
        "meta.xml": _meta(paper),
        **pictures,
    }
    held["META-INF/manifest.xml"] = _manifest(held)
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return repack(kept.getvalue(), paper.day)


def _root(kind: str, inside: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    opened = f'<office:document-{kind} {spaces} office:version="1.3">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opened}{inside}</office:document-{kind}>'


def _meta(paper: Paper) -> str:
    moment = f"{paper.day.isoformat()}T12:00:00"
    told = [
        ("meta:generator", paper.maker),
        ("dc:title", paper.full_title),
        ("dc:description", paper.summary),
        ("dc:subject", paper.footer),
        *(("meta:keyword", word) for word in paper.keywords),
        ("meta:initial-creator", paper.maker),
        ("dc:creator", paper.maker),
        ("meta:creation-date", moment),
        ("dc:date", moment),
        ("dc:language", LANGUAGE),
    ]
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in told)
    return _root("meta", f"<office:meta>{inside}</office:meta>")


def _manifest(held: Mapping[str, str | bytes]) -> str:
    kinds = {"/": MIME} | {
        name: "image/png" if name.endswith(".png") else "text/xml" for name in held if name != "mimetype"
    }
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in kinds.items()
    )
    opened = f'<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.3">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opened}{entries}</manifest:manifest>'
