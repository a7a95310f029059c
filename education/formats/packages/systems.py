"""Everything of a pack that is for the system of a school, each with its place in the ZIP for people."""

from collections.abc import Mapping

from education.source import Source

from .cartridge import write_cartridge
from .names import QUIZ, SYSTEMS, ascii_name
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
    made = {f"{SYSTEMS}/{name}.imscc": write_cartridge(source, files, images, titles)}
    if questions_of(source):
        made[f"{SYSTEMS}/{name}-scorm12.zip"] = write_scorm(source)
        made[f"{SYSTEMS}/{name}-qti3.zip"] = write_qti3(source)
        made[f"{QUIZ}/zelftest.html"] = write_selftest(source)
    return made
