"""What an office document may not do: fetch something when it is opened. That runs programs, and follows readers."""

import re
import zipfile
from typing import Any

from lxml import etree

#: Links that only do something when somebody clicks on them (ECMA-376 part 1, 15.3).
_ON_CLICK = ("/hyperlink",)
#: Word writes down which template a colleague used. A place on a disk of theirs is on no other computer.
_OWN_DISK = re.compile(r"file:///[a-z]:[\\/]", re.I)
_MOST = 2_000_000


def fetches_elsewhere(archive: zipfile.ZipFile) -> bool:
    """Whether a part of an Office document points outside it: a template, a picture or an object from elsewhere.

    Its XML must hold no definitions: that is judged before (:mod:`pages.judging.zips`). Raises ValueError
    for relationships that cannot be read.
    """
    return any(_points_outside(archive, name) for name in archive.namelist() if name.lower().endswith(".rels"))


def _points_outside(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as inside:
        content = inside.read(_MOST + 1)
    if len(content) > _MOST:
        raise ValueError(name)
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(name) from error
    return any(map(_is_fetched, root.iter("{*}Relationship")))


def _is_fetched(link: Any) -> bool:
    is_outside = link.get("TargetMode", "").strip().lower() == "external"
    is_own = _OWN_DISK.match(link.get("Target", "")) or link.get("Type", "").endswith(_ON_CLICK)
    return is_outside and not is_own
