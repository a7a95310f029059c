"""Everything of a pack that is for the system of a school, each with its place in the ZIP for people."""

from collections.abc import Mapping

from education.source import Source

from .cartridge import write_cartridge
from .names import CARTRIDGE, QTI3, QUIZ, SCORM, SELFTEST, SYSTEMS, ascii_name
from .qti3 import write_qti3
from .quiz import questions_of
from .scorm import write_scorm, write_selftest


def write_systems(
    source: Source,
    files: Mapping[str, bytes] | None = None,
    images: Mapping[str, bytes] | None = None,
    titles: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """The packages by path, such as "elo/18-worden.imscc". A pack without questions has a cartridge only.

    What is given is what :func:`.cartridge.write_cartridge` takes along.
    """
    name = ascii_name(source.slug, "les")
    made = {f"{SYSTEMS}/{name}{CARTRIDGE}": write_cartridge(source, files, images, titles)}
    if questions_of(source):
        made[f"{SYSTEMS}/{name}{SCORM}"] = write_scorm(source)
        made[f"{SYSTEMS}/{name}{QTI3}"] = write_qti3(source)
        made[f"{QUIZ}{SELFTEST}"] = write_selftest(source)
    return made
